def log = new File(basedir, 'build.log').text
def errors = log.readLines().findAll { it =~ /\[ERROR\].*Refused\.java:\[/ }.unique()
assert errors.size() == 1
assert errors[0].contains('Refused.java:[10,')
assert errors[0].contains('java.lang.Thread')
