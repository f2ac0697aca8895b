import groovy.json.JsonSlurper
import java.security.MessageDigest
import javax.imageio.ImageIO

def pictures = new File(basedir, 'target/pictures').toPath()
def files = []
pictures.toFile().eachFileRecurse { if (it.isFile() && it.name.endsWith('.png')) files << it }
assert files.size() >= 100

def lines = new File(basedir, 'target/pictures.jsonl').readLines('UTF-8').collect { new JsonSlurper().parseText(it) }
assert lines.size() == files.size()
assert lines*.index == (0..<files.size()).toList()
assert lines*.input as Set == files.collect { basedir.toPath().relativize(it.toPath()).toString() } as Set
// Folder by folder, each sorted by name.
assert lines*.input == lines*.input.sort(false) { it.replace('/', '\u0000') }

lines.each { line ->
    def file = new File(basedir, line.input)
    def digest = MessageDigest.getInstance('SHA-256').digest(file.bytes).encodeHex().toString()
    def image = ImageIO.read(file)
    assert line.error == null
    assert line.value.name == file.name
    assert line.value.bytes == file.length()
    assert line.value.sha256 == digest
    assert [line.value.width, line.value.height] == [image.width, image.height]
    assert line.millis > 0

    def thumbnail = new File(line.value.thumbnail)
    assert thumbnail == new File(basedir, "target/thumbnails/${digest}.png")
    def small = ImageIO.read(thumbnail)
    assert small.width <= 32 && small.height <= 32
}
assert new File(basedir, 'target').listFiles().every { !it.name.endsWith('.part') }

def log = new File(basedir, 'build.log').text
assert log.contains("Pictures.describe: ${files.size()} items, 2 workers")
assert log =~ /\[INFO\] ${files.size()} items in .+ with 2 workers, none failed/
