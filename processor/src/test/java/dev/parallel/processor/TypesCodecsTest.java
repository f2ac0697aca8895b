package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.processor.foreign.Fare;
import java.util.Currency;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final String FARES = """
            package p;
            import dev.parallel.Parallel;
            import dev.parallel.processor.foreign.Fare;
            @Parallel.Codecs(Tasks.class)
            public class Tasks {
                public static final dev.parallel.Codec<java.util.TimeZone> ZONE = dev.parallel.Codec.via(
                        dev.parallel.Codec.of(String.class), java.util.TimeZone::getID, java.util.TimeZone::getTimeZone);
                %s
            }
            """;
    private static final String TICKET = """
            package p;
            import dev.parallel.processor.foreign.Fare;
            @dev.parallel.Parallel.Codecs(q.QCodecs.class)
            record Ticket(Fare fare, java.util.TimeZone zone, Ticket back) {}
            """;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void codecsOfATypeServeNothingOutsideOfIt(boolean first) {
        String right = "@Parallel static int right(\nTicket ticket) { return 1; }\n";
        String wrong = "@Parallel static int wrong(\nFare fare) { return 1; }\n";
        Diagnosed.of(
                        1,
                        FARES.formatted((first ? right + wrong : wrong + right) + "Object use = ParallelTasks.right;"),
                        TICKET,
                        CODECS.formatted("public ", "public "))
                .at("Fare fare)", "java.util.Currency cannot travel (at Fare.currency)");
    }

    @Test
    void aTypeMayBeServedInTwoWays() throws Throwable {
        Built built = Built.of(
                FARES.formatted("""
                        @Parallel static String both(Ticket ticket, Poster poster) { return ticket.fare() + " " + poster.fare(); }
                        """),
                TICKET,
                TICKET.replace("Ticket", "Poster").replace("q.QCodecs", "Dollars"),
                """
                package p;
                import dev.parallel.Codec;
                class Dollars {
                    static final Codec<java.util.Currency> ALL =
                            Codec.via(Codec.of(String.class), c -> "USD", java.util.Currency::getInstance);
                }
                """,
                CODECS.formatted("public ", "public "));
        Fare fare = new Fare(Currency.getInstance("EUR"));
        var zone = TimeZone.getTimeZone("UTC");
        assertThat(built.run(
                        "p.ParallelTasks",
                        "both",
                        make(built, "Ticket", fare, zone, null),
                        make(built, "Poster", fare, zone, null)))
                .isEqualTo("Fare[currency=EUR] Fare[currency=USD]");
    }

    private static Object make(Built built, String name, Object... arguments) throws ReflectiveOperationException {
        var constructor = built.type("p." + name).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q.Price", "q.Bill", "java.util.List<q.Bill>"})
    void codecsThatAreNoneAreToldWhereTheirTypeIsRefused(String type) {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel static void one(
                                %s price) {}
                            @Parallel static void right(q.Right right) {}
                        }
                        """.formatted(type), """
                        package q;
                        @dev.parallel.Parallel.Codecs(QCodecs.class)
                        public record Price(Box box) {
                            public record Box(java.util.Currency currency) {}
                        }
                        """, """
                        package q;
                        public record Bill(Price price) {}
                        """, """
                        package q;
                        @dev.parallel.Parallel.Codecs(QCodecs.class)
                        public record Right(int n) {}
                        """, CODECS.formatted("public ", "private "))
                .at(" price)", "box.currency)")
                .at(
                        " price)",
                        "q.Price cannot travel"
                                + (type.equals("q.Price") ? "" : " (at Bill.price)")
                                + ": it names codecs that cannot be used: q.QCodecs has no codec. Way out: a codec is a"
                                + " static field, or a static method without parameters, of type Codec<X>, not private.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 'public ' | q.QCodecs is not accessible from the generated code in package p. Way out: make it public,"
                        + " or at least not private and in the same package.",
                "'public ' | '' | q.QCodecs.CURRENCY is not accessible from the generated code in package p. Way out: make it"
                        + " public.",
            })
    void codecsThatTheStubCannotNameAreTold(String holder, String member, String reason) {
        Diagnosed.of(2, TASKS, PRICE, CODECS.formatted(holder, member))
                .at("q.Price price)", "q.Price cannot travel: it names codecs that cannot be used: " + reason);
    }
}
