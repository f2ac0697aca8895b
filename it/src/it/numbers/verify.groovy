def said = new File(basedir, 'target/numbers.txt').readLines()
// Times are shown, and say nothing about whether the programs are right.
def times = said.findAll { it.startsWith('time of program') }
assert times.size() == 4
assert said - times == [
    'program 8: ' + (['333332833333500000'] * 8).join(' '),
    'program 8: equal true',
    'program 15: 9592',
    'program 16: 664579 664579',
    'means: 0.0 1037 3',
    'sums: 5 14',
    'stream: true false',
    'declared pool: 0 0 1 5 14',
]
