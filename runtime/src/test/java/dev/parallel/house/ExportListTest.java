package dev.parallel.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.Pool;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the module shows to others is this list, and nothing of it is internal. */
@Timeout(60)
final class ExportListTest {

    @Test
    void theModuleExportsTheFaceItsErrorsAndTheSpiToEveryone() throws Exception {
        URI classes =
                Pool.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        ModuleDescriptor module = ModuleFinder.of(Path.of(classes))
                .find("dev.parallel")
                .orElseThrow()
                .descriptor();
        Set<String> exported = module.exports().stream()
                .map(exports -> exports.source() + (exports.isQualified() ? " to " + exports.targets() : ""))
                .collect(Collectors.toSet());

        assertThat(exported).containsExactlyInAnyOrder("dev.parallel", "dev.parallel.error", "dev.parallel.spi");
        assertThat(module.opens()).isEmpty();
    }
}
