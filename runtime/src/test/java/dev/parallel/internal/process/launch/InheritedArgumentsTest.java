package dev.parallel.internal.process.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InheritedArgumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                "-agentpath:/opt/profiler.so",
                "-javaagent:jacoco.jar=destfile=x",
                "-Xrunjdwp:transport=dt_socket",
                "-Xdebug",
                "-Dcom.sun.management.jmxremote.port=9010",
                "-Dcom.sun.management.jmxremote",
                "-XX:StartFlightRecording=filename=a.jfr",
                "-XX:StartFlightRecording",
                "-XX:FlightRecorderOptions=stackdepth=64",
                "-Xlog:gc*:file=gc.log",
                "-Xloggc:gc.log",
                "-verbose:gc",
                "-XX:+PrintGCDetails",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-XX:HeapDumpPath=/dumps",
                "-XX:SharedArchiveFile=app.jsa",
                "-XX:ArchiveClassesAtExit=app.jsa",
                "-XX:+AutoCreateSharedArchive",
                "-Xshare:on",
                "-XX:AOTCache=app.aot",
                "-XX:AOTMode=record",
                "-Xmx2g",
                "-Xms2g",
                "-Xmn200m",
                "-XX:MaxRAM=4g",
                "-XX:MaxRAMPercentage=75.0",
                "-XX:InitialRAMPercentage=50",
                "-XX:MaxHeapSize=2g",
                "-XX:NewSize=1g",
                "-XX:+AlwaysPreTouch",
                "-XX:+AggressiveHeap",
                "-UseParallelGC",
                "+UseParallelGC",
                "-XX:MaxDirectMemorySize=4g",
                "-XX:+UseG1GC",
                "-XX:+UseZGC",
                "-XX:-UseG1GC",
                "-XX:ErrorFile=/var/log/hs_err.log",
                "-XX:OnOutOfMemoryError=kill -9 %p",
                "-XX:OnError=gdb - %p",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+CrashOnOutOfMemoryError",
                "-XX:CRaCCheckpointTo=cr",
                "--module-path=/mods",
                "--class-path=/classes",
                "-Djdk.module.main=com.acme",
                "-Djava.class.path=a.jar",
                "-Djpackage.app-path=/opt/app/bin/app",
            })
    void staysWithTheApplication(String argument) {
        assertThat(InheritedArguments.of(List.of(argument))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dfile.encoding=UTF-8",
                "-Dspring.profiles.active=prod",
                "-Dwith.lines=a\nb",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "--add-reads=com.acme=ALL-UNNAMED",
                "--patch-module=com.acme=target/test-classes",
                "--limit-modules=java.base",
                "--upgrade-module-path=/mods",
                "--enable-native-access=ALL-UNNAMED",
                "--enable-preview",
                "-ea",
                "-esa",
                "-Xss4m",
                "-Xint",
                "-Xbootclasspath/a:x.jar",
                "-XX:ActiveProcessorCount=2",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseCompressedOops",
                "-XX:MaxGCPauseMillis=50",
                "-XX:ReservedCodeCacheSize=128m",
            })
    void goesToWorkersToo(String argument) {
        assertThat(InheritedArguments.of(List.of(argument))).containsExactly(argument);
    }

    @Test
    void theOrderIsKept() {
        assertThat(InheritedArguments.of(List.of("-Da=1", "-Xmx1g", "-ea", "-Da=2")))
                .containsExactly("-Da=1", "-ea", "-Da=2");
    }

    @Test
    void variablesAreSplitAsTheJvmSplitsThem() {
        assertThat(HostArguments.split("  -Da='b c'  \"-Dd=e f\"\t-Dg=\"h\"'i'\n-x \"\""))
                .containsExactly("-Da=b c", "-Dd=e f", "-Dg=hi", "-x", "");
        assertThat(HostArguments.split(" ")).isEmpty();
        assertThat(HostArguments.joined(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-ea", "word")))
                .containsExactly("--add-opens=java.base/java.lang=ALL-UNNAMED", "-ea", "word");
    }
}
