def said = new File(basedir, 'target/programs.txt').readLines().findAll { !it.startsWith('sleeping in ') }
def of = { program -> said.findAll { it.startsWith("program $program: ") }.collect { it.substring("program $program: ".length()) } }

// 9: timed, and equal.
def sums = (['333333283333335000000'] * 4).join(' ')
assert of('9 by threads') == [sums]
assert of('9 by processes') == [sums]
assert said.count { it ==~ /time of 9 by (threads|processes): \d+ ms/ } == 2

// 12: in the order of completion, which nobody knows.
assert of('12').sort() == [
    '333332833333500000', '2666664666667000000', '8999995500000500000', '21333325333334000000'].sort()

assert of('13') == ['666666166.46'] * 8
assert of('two inputs') == ['6 20 42']
assert of('three inputs') == ['15 48']

// 14: the process ends well before the task would have.
def late = of('14')
assert late[0] == 'Task timed out'
def gone = late[1] =~ /the process was gone after (\d+) ms/
assert gone.matches()
assert (gone[0][1] as int) in 2_000..<9_000
assert late[2] == 'cancelled, gone'
assert late.size() == 3

def tests = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-executors.OthersTest.xml'))
assert tests.@tests == '4'
assert tests.@failures == '0'
assert tests.@errors == '0'
