def said = new File(basedir, 'target/tutorial.txt').readLines()
def expected = [
    'program 2: 0 1 4 9 16 25 36 49 64 81',
    'program 3: 0 1 8 27 64 125 216 343 512 729',
    'program 4: other work meanwhile, in time',
    'program 4: 0 1 4 9 16 25 36 49',
    *(['program 5: 499500'] * 100),
    'program 6: 6 20 42',
    'program 7: 499999500000 249999500000 166666833333 124999500000',
    'program 15: 9592',
    'program 11: 0 1 4 "Invalid input: 3" 16',
    'program 11: 4 callbacks, 1 error callback',
    'program 25: refused',
]
assert said == expected

def tests = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-tutorial.TasksTest.xml'))
assert tests.@tests == '2'
assert tests.@failures == '0'
assert tests.@errors == '0'
