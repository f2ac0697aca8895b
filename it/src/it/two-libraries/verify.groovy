// Each library has the counter of its own workers.
assert new File(basedir, 'app/target/application.txt').readLines() == [
    'invoice 1',
    'invoice 2',
    'invoice 3',
    'order 1',
    'invoice 4',
    'invoices.Invoices-worker-1',
    'orders.Orders-worker-1',
    'here null',
]
