def lines = new File(basedir, 'target/application.txt').readLines()
def said = lines.findAll { it.startsWith('> ') }.collect { it.substring(2) }

assert said.findAll { !it.startsWith('worker: ') } == [
    'squares: [Square[number=1, square=1], Square[number=2, square=4], Square[number=3, square=9],'
        + ' Square[number=4000000, square=16000000000000]]',
    'a failure: boot.Tasks$UnluckyException: no luck',
    'siblings: -11 -12 lost:EXIT:13 -14 -15',
    'after a loss: [-1, -2]',
    'loaded: org.springframework.util.StringUtils',
    "by Spring's executor: Square[number=9, square=81]",
    '@Async runs in this process: true',
]

// What workers log by Logback comes home as what they print.
[1, 2, 3, 4000000, 9].each { number ->
    assert lines.count { it.contains('boot.Tasks') && it.endsWith("squares $number") } == 1
}

// The application has ended by itself, and so have its workers.
def workers = said.findAll { it.startsWith('worker: ') }.collect { it.substring('worker: '.length()) as long }
workers.each { pid ->
    ProcessHandle.of(pid).ifPresent { it.onExit().get(60, java.util.concurrent.TimeUnit.SECONDS) }
}
assert workers.size() == 2
