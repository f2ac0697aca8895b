def tests = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-exceptions.ImportsTest.xml'))
assert tests.@tests == '8'
assert tests.@failures == '0'
assert tests.@errors == '0'

// What cannot travel is told where the task is declared.
def line = new File(basedir, 'src/main/java/exceptions/Imports.java').readLines().findIndexOf { it.contains('int hold(') } + 1
def notes = new File(basedir, 'build.log').readLines().findAll { it.contains('[parallel:exception]') }.unique()
assert notes.size() == 1
assert notes[0].contains("Imports.java:[$line,")
assert notes[0].contains('exceptions.Imports.Held comes back without the values of its fields (holder)')
assert notes[0].contains('its parameter holder: java.lang.Thread cannot travel')
