package dev.parallel.processor.report;

/** The rule that a diagnostic is about; the stable beginning of its message. */
public enum Tag {
    /** A class cannot have a stub. */
    CLASS("class"),
    /** The codecs that a class names cannot be used. */
    CODECS("codecs"),
    /** An exception that a method declares does not come back as it was thrown. */
    EXCEPTION("exception"),
    /** A class has fields that its constructor does not take, and that only it sets. */
    FIELDS("fields"),
    /** The processor itself failed. */
    INTERNAL("internal"),
    /** A method cannot be a task. */
    METHOD("method"),
    /** The name of a task or of a generated class is taken, or is no name. */
    NAME("name"),
    /** A value of the annotation cannot be used. */
    POLICY("policy"),
    /** A type cannot travel. */
    TYPE("type");

    private final String text;

    Tag(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return "[parallel:" + text + "]";
    }
}
