package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codecs that a type names for what it contains: whom they serve, and what is told if they cannot. */
@Timeout(60)
class TypesCodecsTest {

    private static final String CODECS = """
            package q;
            import dev.parallel.Codec;
            import java.util.Currency;
            %sclass QCodecs {
                %sstatic final Codec<Currency> CURRENCY =
                        Codec.via(Codec.of(String.class), Currency::getCurrencyCode, Currency::getInstance);
            }
            """;
    private static final String PRICE = """
            package q;
            import java.util.Currency;
            import java.util.TimeZone;
            @dev.parallel.Parallel.Codecs(QCodecs.class)
            public record Price(Currency currency, TimeZone zone) {}
            """;
    private static final String TASKS = """
            package p;
            import dev.parallel.Codec;
            import dev.parallel.Parallel;
            import java.util.TimeZone;
            @Parallel.Codecs(Tasks.class)
            public class Tasks {
                static final Codec<TimeZone> ZONE = Codec.via(Codec.of(String.class), TimeZone::getID, TimeZone::getTimeZone);
                @Parallel static q.Price same(
                    q.Price price) { return price; }
            }
            """;

    @Test
    void codecsOfATypeServeItWhereTheyAreAccessible() throws Throwable {
        Built built = Built.of(TASKS, PRICE, CODECS.formatted("public ", "public "));
        Object price = built.type("q.Price")
                .getConstructors()[0]
                .newInstance(Currency.getInstance("EUR"), TimeZone.getTimeZone("UTC"));
        assertThat(built.run("p.ParallelTasks", "same", price)).isEqualTo(price);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | 'public '", "'public ' | ''"})
    void codecsThatTheStubCannotNameAreNotUsedThere(String holder, String member) {
        Diagnosed.of(2, TASKS, PRICE, CODECS.formatted(holder, member))
                .at(
                        "q.Price price)",
                        "[parallel:type] parameter price: java.util.Currency cannot travel (at Price.currency)");
    }
}
