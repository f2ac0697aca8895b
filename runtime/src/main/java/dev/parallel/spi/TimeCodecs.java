package dev.parallel.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * The codecs of the values of {@code java.time}, to the nanosecond. {@link java.time.DayOfWeek} and {@link java.time.Month}
 * are enums: {@link ScalarCodecs#enumOf}.
 */
public final class TimeCodecs {

    /** Seconds and nanoseconds. */
    public static final ValueCodec<Instant> INSTANT = FunctionCodec.ofValue(
            "Instant",
            (value, out) -> {
                out.writeLong(value.getEpochSecond());
                out.writeInt(value.getNano());
            },
            in -> Instant.ofEpochSecond(in.readLong(), in.readInt()));

    /** Seconds and nanoseconds. */
    public static final ValueCodec<Duration> DURATION = FunctionCodec.ofValue(
            "Duration",
            (value, out) -> {
                out.writeLong(value.getSeconds());
                out.writeInt(value.getNano());
            },
            in -> Duration.ofSeconds(in.readLong(), in.readInt()));

    /** Years, months and days, not normalised. */
    public static final ValueCodec<Period> PERIOD = FunctionCodec.ofValue(
            "Period",
            (value, out) -> {
                out.writeInt(value.getYears());
                out.writeInt(value.getMonths());
                out.writeInt(value.getDays());
            },
            in -> Period.of(in.readInt(), in.readInt(), in.readInt()));

    /** Year, month and day. */
    public static final ValueCodec<LocalDate> LOCAL_DATE =
            FunctionCodec.ofValue("LocalDate", TimeCodecs::writeDate, TimeCodecs::readDate);

    /** The nanosecond of the day. */
    public static final ValueCodec<LocalTime> LOCAL_TIME =
            FunctionCodec.ofValue("LocalTime", TimeCodecs::writeTime, TimeCodecs::readTime);

    /** Date and time. */
    public static final ValueCodec<LocalDateTime> LOCAL_DATE_TIME =
            FunctionCodec.ofValue("LocalDateTime", TimeCodecs::writeDateTime, TimeCodecs::readDateTime);

    /** Time and offset. */
    public static final ValueCodec<OffsetTime> OFFSET_TIME = FunctionCodec.ofValue(
            "OffsetTime",
            (value, out) -> {
                writeTime(value.toLocalTime(), out);
                writeOffset(value.getOffset(), out);
            },
            in -> OffsetTime.of(readTime(in), readOffset(in)));

    /** Date, time and offset. */
    public static final ValueCodec<OffsetDateTime> OFFSET_DATE_TIME = FunctionCodec.ofValue(
            "OffsetDateTime",
            (value, out) -> {
                writeDateTime(value.toLocalDateTime(), out);
                writeOffset(value.getOffset(), out);
            },
            in -> OffsetDateTime.of(readDateTime(in), readOffset(in)));

    /** Date, time, offset and zone. The reader's JVM must know the zone with the same rules. */
    public static final ValueCodec<ZonedDateTime> ZONED_DATE_TIME = FunctionCodec.ofValue(
            "ZonedDateTime",
            (value, out) -> {
                writeDateTime(value.toLocalDateTime(), out);
                writeOffset(value.getOffset(), out);
                out.writeString(value.getZone().getId());
            },
            in -> ZonedDateTime.ofStrict(readDateTime(in), readOffset(in), ZoneId.of(in.readString())));

    /** The zone's identifier; an offset comes back as a {@link ZoneOffset}. */
    public static final ValueCodec<ZoneId> ZONE_ID = FunctionCodec.ofValue(
            "ZoneId", (value, out) -> out.writeString(value.getId()), in -> ZoneId.of(in.readString()));

    /** The offset in seconds. */
    public static final ValueCodec<ZoneOffset> ZONE_OFFSET =
            FunctionCodec.ofValue("ZoneOffset", TimeCodecs::writeOffset, TimeCodecs::readOffset);

    /** The year. */
    public static final ValueCodec<Year> YEAR =
            FunctionCodec.ofValue("Year", (value, out) -> out.writeInt(value.getValue()), in -> Year.of(in.readInt()));

    /** Year and month. */
    public static final ValueCodec<YearMonth> YEAR_MONTH = FunctionCodec.ofValue(
            "YearMonth",
            (value, out) -> {
                out.writeInt(value.getYear());
                out.writeByte((byte) value.getMonthValue());
            },
            in -> YearMonth.of(in.readInt(), in.readByte()));

    /** Month and day. */
    public static final ValueCodec<MonthDay> MONTH_DAY = FunctionCodec.ofValue(
            "MonthDay",
            (value, out) -> {
                out.writeByte((byte) value.getMonthValue());
                out.writeByte((byte) value.getDayOfMonth());
            },
            in -> MonthDay.of(in.readByte(), in.readByte()));

    private TimeCodecs() {}

    private static void writeDate(LocalDate value, WireWriter out) {
        out.writeInt(value.getYear());
        out.writeByte((byte) value.getMonthValue());
        out.writeByte((byte) value.getDayOfMonth());
    }

    private static LocalDate readDate(WireReader in) {
        return LocalDate.of(in.readInt(), in.readByte(), in.readByte());
    }

    private static void writeTime(LocalTime value, WireWriter out) {
        out.writeLong(value.toNanoOfDay());
    }

    private static LocalTime readTime(WireReader in) {
        return LocalTime.ofNanoOfDay(in.readLong());
    }

    private static void writeDateTime(LocalDateTime value, WireWriter out) {
        writeDate(value.toLocalDate(), out);
        writeTime(value.toLocalTime(), out);
    }

    private static LocalDateTime readDateTime(WireReader in) {
        return LocalDateTime.of(readDate(in), readTime(in));
    }

    private static void writeOffset(ZoneOffset value, WireWriter out) {
        out.writeInt(value.getTotalSeconds());
    }

    private static ZoneOffset readOffset(WireReader in) {
        return ZoneOffset.ofTotalSeconds(in.readInt());
    }
}
