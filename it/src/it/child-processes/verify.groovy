def said = new File(basedir, 'target/programs.txt').readLines()
def process = 0
[4, 5, 2].each { count ->
    def lines = said.findAll { it.startsWith("program $count:") }
    assert lines.last() == "program $count: joined, 0 are left"
    def told = lines.dropRight(1).collect { (it =~ /program \d+: number (\d+) is Process-(\d+), pid (\d+)/)[0] }
    // Each once, in any order, with names that count on and pids that differ.
    assert told.collect { it[1] as int }.sort() == (0..<count).toList()
    assert told.collect { it[2] as int }.sort() == ((process + 1)..(process + count)).toList()
    assert told.collect { it[3] }.toSet().size() == count
    process += count
}
assert said.findAll { it.startsWith('program 10:') } == ['program 10: 333333283333335000000, exit code 0'] * 2
assert said.last() ==~ /program 0: number 1 is last, pid \d+/
assert said.size() == 4 + 5 + 2 + 3 + 2 + 1
