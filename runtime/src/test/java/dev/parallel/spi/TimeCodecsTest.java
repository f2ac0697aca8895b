package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TimeCodecsTest {

    @Test
    void theFirstAndTheLastOfEverythingComeBack() {
        for (Instant value : new Instant[] {Instant.MIN, Instant.EPOCH, Instant.MAX, Instant.ofEpochSecond(-1, 1)}) {
            Travel.assertTravels(TimeCodecs.INSTANT, value);
        }
        for (Duration value : new Duration[] {
            Duration.ZERO,
            Duration.ofNanos(-1),
            Duration.ofSeconds(Long.MIN_VALUE),
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)
        }) {
            Travel.assertTravels(TimeCodecs.DURATION, value);
        }
        Travel.assertTravels(TimeCodecs.PERIOD, Period.of(Integer.MIN_VALUE, 13, -40));
        for (LocalDateTime value : new LocalDateTime[] {LocalDateTime.MIN, LocalDateTime.MAX}) {
            Travel.assertTravels(TimeCodecs.LOCAL_DATE_TIME, value);
            Travel.assertTravels(TimeCodecs.LOCAL_DATE, value.toLocalDate());
            Travel.assertTravels(TimeCodecs.LOCAL_TIME, value.toLocalTime());
        }
        Travel.assertTravels(TimeCodecs.LOCAL_DATE, LocalDate.of(2024, 2, 29));
        Travel.assertTravels(TimeCodecs.OFFSET_TIME, OffsetTime.MIN);
        Travel.assertTravels(TimeCodecs.OFFSET_TIME, OffsetTime.MAX);
        Travel.assertTravels(TimeCodecs.OFFSET_DATE_TIME, OffsetDateTime.MIN);
        Travel.assertTravels(TimeCodecs.OFFSET_DATE_TIME, OffsetDateTime.MAX);
        Travel.assertTravels(TimeCodecs.YEAR, Year.of(Year.MIN_VALUE));
        Travel.assertTravels(TimeCodecs.YEAR_MONTH, YearMonth.of(Year.MAX_VALUE, 12));
        Travel.assertTravels(TimeCodecs.MONTH_DAY, MonthDay.of(2, 29));
        Travel.assertTravels(TimeCodecs.ZONE_OFFSET, ZoneOffset.MIN);
        Travel.assertTravels(TimeCodecs.ZONE_OFFSET, ZoneOffset.ofTotalSeconds(3723));
    }

    @Test
    void everyZoneComesBack() {
        List<String> ids = new ArrayList<>(ZoneId.getAvailableZoneIds());
        ids.addAll(List.of("Z", "+01:00", "UTC+01:30", "GMT0", "UT-18"));
        for (String id : ids) {
            Travel.assertTravels(TimeCodecs.ZONE_ID, ZoneId.of(id));
        }
    }

    @Test
    void bothInstantsOfAnHourThatIsRepeatedComeBack() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        ZonedDateTime repeated = ZonedDateTime.of(2025, 10, 26, 2, 30, 0, 1, berlin);
        Travel.assertTravels(TimeCodecs.ZONED_DATE_TIME, repeated.withEarlierOffsetAtOverlap());
        Travel.assertTravels(TimeCodecs.ZONED_DATE_TIME, repeated.withLaterOffsetAtOverlap());
        Travel.assertTravels(TimeCodecs.ZONED_DATE_TIME, repeated.withFixedOffsetZone());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomTimesComeBack(long seed) {
        Random random = new Random(seed);
        List<String> zones = new ArrayList<>(ZoneId.getAvailableZoneIds());
        zones.sort(null);
        for (int i = 0; i < 300; i++) {
            long day = random.nextLong(
                    ChronoField.EPOCH_DAY.range().getMinimum() + 2,
                    ChronoField.EPOCH_DAY.range().getMaximum() - 2);
            LocalDateTime time = LocalDateTime.of(
                    LocalDate.ofEpochDay(random.nextBoolean() ? day : day % 40_000),
                    LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
            Travel.assertTravels(TimeCodecs.LOCAL_DATE_TIME, time);
            Travel.assertTravels(TimeCodecs.OFFSET_DATE_TIME, time.atOffset(offset));
            Travel.assertTravels(TimeCodecs.OFFSET_TIME, time.toLocalTime().atOffset(offset));
            Travel.assertTravels(TimeCodecs.INSTANT, time.toInstant(offset));
            Travel.assertTravels(
                    TimeCodecs.ZONED_DATE_TIME, time.atZone(ZoneId.of(zones.get(random.nextInt(zones.size())))));
            Travel.assertTravels(
                    TimeCodecs.DURATION, Duration.ofSeconds(random.nextLong(), random.nextInt(1_000_000_000)));
        }
    }

    @Test
    void bytesThatAreNoDateAreAClearError() {
        WireWriter out = new WireWriter(false);
        out.writeInt(2025);
        out.writeByte((byte) 2);
        out.writeByte((byte) 29);
        WireReader in = Travel.reader(Travel.flat(out.take()));
        assertThatThrownBy(() -> TimeCodecs.LOCAL_DATE.read(in))
                .isInstanceOf(WireException.class)
                .hasMessageStartingWith("the bytes are no LocalDate: ")
                .hasMessageContaining("February 29");
    }
}
