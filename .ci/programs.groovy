// Runs the program of a user's project again and again, and checks each time what it said and that nothing of it is left.
// Arguments: what to call it, how many times, the program `java`, the class path of the library, the folder of the built project.
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.Paths

import groovy.xml.XmlSlurper

def (label, times, java, library, folder) = args
def project = new File(folder).absoluteFile
def exec = new XmlSlurper().parse(new File(project, 'pom.xml')).build.plugins.plugin
    .find { it.artifactId == 'exec-maven-plugin' }.executions.execution[0].configuration
def main = exec.arguments.argument.list().last().text()
def output = new File(exec.outputFile.text().replace('${project.build.directory}', "$project/target"))
def verify = new File(project, 'verify.groovy')

// All that a program starts inherits its environment.
def living = { mark ->
    new File('/proc').listFiles().findAll { it.name.isNumber() }.findAll {
        try {
            new File(it, 'environ').text.contains(mark)
        } catch (IOException ended) {
            false
        }
    }.collect { it.name }
}
def folders = {
    [Paths.get('/dev/shm'), Paths.get('/tmp')].findAll { Files.isDirectory(it) }
        .collectMany { Files.list(it).withCloseable { all -> all.filter { it.fileName.toString().startsWith('parallel-') }.toList() } } as Set
}
def await = { what, left ->
    def end = System.nanoTime() + 30_000_000_000L
    while (left()) {
        assert System.nanoTime() < end : "$label: $what is left: ${left()}"
        sleep(10)
    }
}

(1..(times as int)).each { run ->
    def began = System.nanoTime()
    def mark = "PARALLEL_AGAIN=${UUID.randomUUID()}"
    def before = folders()
    def builder = new ProcessBuilder(java, '-cp', "$project/target/classes:$library", main)
        .redirectOutput(output).redirectError(ProcessBuilder.Redirect.INHERIT)
    builder.environment().put(*mark.split('='))
    def code = builder.start().waitFor()
    assert code == 0
    new GroovyShell(new Binding(basedir: project)).evaluate(verify)
    await('a process') { living(mark) }
    // Folders that others make meanwhile go, too.
    def made = folders() - before
    await('a folder') { made.findAll { Files.exists(it) } }
    println "$label, run $run of $times: said what it must, and left nothing, in ${(System.nanoTime() - began).intdiv(1_000_000)} ms"
}
