package dev.parallel.processor.report;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/**
 * Gives problems to the compiler. Compilers show only the first error at a position, so the problems of one place become
 * one message.
 */
public final class Reporter {

    private final Messager messager;

    /**
     * Makes a reporter.
     *
     * @param messager where diagnostics go
     */
    public Reporter(Messager messager) {
        this.messager = messager;
    }

    /**
     * Reports problems, in order, as errors or notes.
     *
     * @param problems the problems of a class
     */
    public void report(List<Problem> problems) {
        List<Problem> rest = new ArrayList<>(problems);
        while (!rest.isEmpty()) {
            Problem first = rest.get(0);
            StringBuilder text = new StringBuilder();
            for (Problem problem : List.copyOf(rest)) {
                if (problem.sharesPlace(first)) {
                    text.append(text.length() == 0 ? "" : "\n")
                            .append(problem.tag())
                            .append(' ')
                            .append(problem.text());
                    rest.remove(problem);
                }
            }
            print(first, text);
        }
    }

    private void print(Problem place, CharSequence text) {
        Diagnostic.Kind kind = place.isError() ? Diagnostic.Kind.ERROR : Diagnostic.Kind.NOTE;
        if (place.annotation() == null) {
            messager.printMessage(kind, text, place.element());
        } else if (place.value() == null) {
            messager.printMessage(kind, text, place.element(), place.annotation());
        } else {
            messager.printMessage(kind, text, place.element(), place.annotation(), place.value());
        }
    }
}
