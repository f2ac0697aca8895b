def tests = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-exceptions.ImportsTest.xml'))
assert tests.@tests == '7'
assert tests.@failures == '0'
assert tests.@errors == '0'
