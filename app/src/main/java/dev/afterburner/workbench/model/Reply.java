package dev.afterburner.workbench.model;

/**
 * A whole reply.
 *
 * @param text as the model wrote it
 * @param tokens how many tokens it took; an estimate where the model does not say
 * @param nanos from sending to the end, ns
 */
public record Reply(String text, int tokens, long nanos) {}
