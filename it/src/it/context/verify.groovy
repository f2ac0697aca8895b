def said = new File(basedir, 'target/main.txt').readLines()
assert said == [
    '9 for 4bf92f35',
    '[16 for 00f067aa, 25 for 00f067aa]',
    '36 for null',
    'WARNING images-worker-1: a warning of a worker',
]

def logs = new File(basedir, 'target/logs')
assert logs.list().sort() == ['caller.log', 'images-worker-1.log']
assert new File(logs, 'caller.log').readLines() == ['INFO worker=false thread=main trace=4bf92f35 gives a call']
assert new File(logs, 'images-worker-1.log').readLines() == [
    'INFO worker=true thread=images-worker-1 trace=4bf92f35 squares 3',
    'INFO worker=true thread=images-worker-1 trace=00f067aa squares 4',
    'INFO worker=true thread=images-worker-1 trace=00f067aa squares 5',
    'INFO worker=true thread=images-worker-1 trace=none squares 6',
]
