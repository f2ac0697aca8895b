package dev.parallel.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OptionalCodecsTest {

    @Test
    void optionalValuesComeBack() {
        Travel.assertTravels(OptionalCodecs.optional(ScalarCodecs.STRING), Optional.empty());
        Travel.assertTravels(OptionalCodecs.optional(ScalarCodecs.STRING), Optional.of("x"));
        Travel.assertTravels(
                OptionalCodecs.optional(CollectionCodecs.list(OptionalCodecs.optional(ScalarCodecs.LONG))),
                Optional.of(List.of(Optional.of(1L), Optional.empty())));
        Travel.assertTravels(OptionalCodecs.OPTIONAL_INT, OptionalInt.empty());
        Travel.assertTravels(OptionalCodecs.OPTIONAL_INT, OptionalInt.of(Integer.MIN_VALUE));
        Travel.assertTravels(OptionalCodecs.OPTIONAL_LONG, OptionalLong.empty());
        Travel.assertTravels(OptionalCodecs.OPTIONAL_LONG, OptionalLong.of(Long.MAX_VALUE));
        Travel.assertTravels(OptionalCodecs.OPTIONAL_DOUBLE, OptionalDouble.empty());
        Travel.assertTravels(OptionalCodecs.OPTIONAL_DOUBLE, OptionalDouble.of(Double.NaN));
    }
}
