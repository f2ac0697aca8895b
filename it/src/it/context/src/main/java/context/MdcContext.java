package context;

import dev.parallel.spi.CallContext;
import java.util.Map;
import org.slf4j.MDC;

/** Takes SLF4J's diagnostic context along. */
public final class MdcContext implements CallContext {

    @Override
    public Map<String, String> capture() {
        return MDC.getCopyOfContextMap();
    }

    @Override
    public Scope restore(Map<String, String> context) {
        MDC.setContextMap(context);
        return MDC::clear;
    }
}
