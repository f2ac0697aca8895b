package dev.parallel.internal.schedule;

/**
 * A flight that has been reserved under the scheduler's lock and is to be published without it.
 *
 * @param worker whose slot it has
 * @param flight the flight
 */
record Placement(Worker worker, Flight flight) {}
