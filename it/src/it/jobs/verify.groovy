import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def read = { name -> new File(basedir, name).readLines('UTF-8').collect { new JsonSlurper().parseText(it) } }

// 1: an item throws; the others are done, and the build fails with its name.
assert log.contains('1 of 20 items failed. Item 6 (7) failed: java.lang.IllegalStateException: seven is too much.')
def fragile = read('target/parallel/Jobs.fragile.jsonl')
assert fragile*.index == (0..19).toList()
assert fragile*.input == (1..20)*.toString()
assert fragile*.value == (1..20).collect { it == 7 ? null : it * it }
def error = fragile[6].error
assert error.type == 'java.lang.IllegalStateException'
assert error.message == 'seven is too much'
assert error.pid > 0
assert error.attempts == 1

// 2: an item ends its JVM; all others succeed.
def leave = read('target/out/leave.jsonl')
assert leave*.input == ['alpha', 'beta', 'exit', 'grün', 'delta']
assert leave*.value == ['ALPHA', 'BETA', null, 'GRÜN', 'DELTA']
assert leave[2].error.type == 'dev.parallel.error.WorkerLostException'
assert leave[2].error.message =~ /\b3\b/
assert log.contains('1 of 5 items failed. Item 2 (exit) failed: dev.parallel.error.WorkerLostException')
assert log.contains('[INFO] looking at alpha')

// 3 and 4: no such task, and more than one.
assert log.contains('There is no task Jobs.fragil in this project. Did you mean jobs.Jobs.fragile')
assert log.contains('The task twice is ambiguous. It may be any of: jobs.Jobs.twice, jobs.other.Others.twice.')

// 5: the list, the help, and a failure that is tolerated.
def listed = log.readLines().dropWhile { it != '[INFO] jobs.Jobs.fragile' }
assert listed[1] == '[INFO]     int fragile(int n)'
assert listed[2].startsWith('[INFO]     workers 2, timeout none, retries 0, pool ')
assert listed.contains('[INFO] jobs.Jobs.twice')
assert listed.contains('[INFO]     long twice(long n)')
assert listed.contains('[INFO]     workers 3, timeout 1m30s, retries 2, heap 64m, pool sums')
assert listed.contains('[INFO]     int add(int a, int b)')
assert log.contains('parallel:execute')
assert read('target/out/tolerated.jsonl')*.value == [25, 36, null, 64]

// 6: a task of the test classes.
assert read('target/parallel/Trial.half.jsonl')*.value == [0, 0.5, 1]

assert log.count('BUILD SUCCESS') == 2
assert log.count('BUILD FAILURE') == 4
