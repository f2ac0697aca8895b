package app;

import invoices.ParallelInvoices;
import orders.ParallelOrders;

/** Uses both libraries in turn. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < 3; i++) {
            System.out.println("invoice " + ParallelInvoices.next().apply());
        }
        System.out.println("order " + ParallelOrders.next().apply());
        System.out.println("invoice " + ParallelInvoices.next().apply());
        System.out.println(ParallelInvoices.worker().apply());
        System.out.println(ParallelOrders.worker().apply());
        System.out.println("here " + System.getProperty("counter"));
    }
}
