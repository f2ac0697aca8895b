import groovy.json.JsonSlurper

def read = { name -> new File(basedir, "app/target/parallel/$name").readLines('UTF-8').collect { new JsonSlurper().parseText(it) } }
def log = new File(basedir, 'build.log').text

// The project with the packaging pom has the jobs too, and is left out with a word.
assert log.count('[INFO] Skipped: a project with the packaging pom has no classes, and so no tasks.') == 3
assert !new File(basedir, 'target').exists()

def shapes = read('Shapes.of-shapes.jsonl')
assert shapes*.value == [-1, 0, 1].collect { n ->
    [
        name: 'well met, "you" there ' + n,
        points: [[x: n, y: n / 2]],
        colours: [front: 'RED'],
        since: n == 0 ? null : '2026-01-02',
        sides: [1, 2],
    ]
}
assert log.contains('bound.Shapes.of: 3 items, 1 worker')

def sizes = read('Shapes.sizeOf-files.jsonl')
assert sizes*.input == ['data/a.txt', 'data/b.txt', 'data/deeper/a.txt']
assert sizes*.value == [3, 5, 9]

def colours = read('Shapes.other-colours.jsonl')
assert colours*.value == ['GREEN', null, 'RED']
assert colours[1].error.message == '"BLUE" is no Colour (it is one of RED, GREEN)'
assert colours[1].error.pid == null
assert colours[1].error.attempts == 0
assert log.contains('Item 1 (BLUE) failed: java.lang.IllegalArgumentException: "BLUE" is no Colour')
