package dev.beian.servlet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields' half of the wrapped response: keeps length, validators and digests back until the subclass says what
 * becomes of the body, and answers for them as if the container had them.
 *
 * <p>Everything else goes to the container at once. A method of a later Servlet version that would get around the wrapper
 * is declared by its signature. Not thread-safe, as responses are not.
 */
abstract class WithholdingResponse extends HttpServletResponseWrapper {
    /** What {@link #declaredLength()} answers where no length is declared. */
    static final long NO_LENGTH = -1;

    private static final String CONTENT_LENGTH = "Content-Length";
    private static final String CONTENT_TYPE = "Content-Type";

    /** Made when more is told of the body than its type and its length. */
    private @Nullable BodyDescription description;

    private long declaredLength = NO_LENGTH;

    WithholdingResponse(HttpServletResponse response) {
        super(response);
    }

    /** Whether fields that are set now are kept back: nothing is settled yet, and nobody includes us. */
    abstract boolean isWithholding();

    /** Whether fields that are set now reach the client: the response is not committed, and nobody includes us. */
    abstract boolean mayTouchFields();

    /** Something was set on which it depends what becomes of the body. */
    abstract void descriptionChanged();

    /** What the application has written so far is counted before it declares a length; a failure is told to it elsewhere. */
    abstract void drainTextQuietly();

    /** What the container is told when the application sets the content type to {@code type}. */
    abstract @Nullable String contentTypeToSend(@Nullable String type);

    /** Whether the body that goes out may be another than the application's. */
    abstract boolean isChangingBody();

    /** Whether the client would take the body for whole, which it would not without us. */
    abstract boolean isCutShort();

    /** The container was told what {@link #contentTypeToSend} gave. */
    abstract void contentTypeSent();

    /** Whether the container ignores a null value instead of removing the field. */
    abstract boolean ignoresNull();

    /** The length that the application declared for its body, {@link #NO_LENGTH} if none. */
    final long declaredLength() {
        return declaredLength;
    }

    /** The coding of the bytes that the application writes, as it told us; null if it told none. */
    final @Nullable String contentEncoding() {
        return description == null ? null : description.contentEncoding();
    }

    /** The kept fields, null if the application set none. */
    final @Nullable WithheldFields withheldFields() {
        return description == null ? null : description.withheld();
    }

    /** Hands all that is kept to the container as the application set it. */
    final void releaseFields() {
        releaseLength();
        if (description != null) {
            description.releaseTo(below());
        }
    }

    /**
     * Takes back a length that was declared past us, by a filter in front of ours or before a forward: it is not that of
     * the page with its footer. A negative length removes the field in every container, if it is an {@code int}: a negative
     * {@code long} becomes a field in one of them. It is set even if there is no field, for another goes by a length that was
     * declared before a reset, and would cut its error page by it.
     */
    final void takeLengthBelow() {
        if (super.isCommitted()) {
            return;
        }
        // One container does not tell the value.
        String value = super.containsHeader(CONTENT_LENGTH) ? super.getHeader(CONTENT_LENGTH) : null;
        super.setContentLength((int) NO_LENGTH);
        if (declaredLength == NO_LENGTH && value != null) {
            declareAsWritten(value);
        }
    }

    /** Hands the declared length to the container. */
    final void releaseLength() {
        if (declaredLength != NO_LENGTH) {
            super.setContentLengthLong(declaredLength);
        }
    }

    /** Hands over what is true again because the body stays the application's to the byte: its length, its digests. */
    final void releaseDescription() {
        releaseLength();
        WithheldFields withheld = withheldFields();
        if (withheld != null) {
            withheld.releaseDigestsTo(below());
        }
    }

    /** Whether anything is kept that would be handed on by {@link #releaseFields()}. */
    final boolean hasWithheld() {
        return declaredLength != NO_LENGTH || withheldFields() != null;
    }

    /** Forgets all that is kept. */
    final void forgetFields() {
        declaredLength = NO_LENGTH;
        if (description != null) {
            description.forgetWithheld();
        }
    }

    /** Forgets all that was set. */
    final void forgetAll() {
        forgetFields();
        if (description != null) {
            description.setContentEncoding(null);
        }
    }

    /** The response that this one wraps. */
    final HttpServletResponse below() {
        return (HttpServletResponse) getResponse();
    }

    @Override
    public void setContentLength(int length) {
        drainTextQuietly();
        if (isWithholding()) {
            declare(length);
        } else {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        drainTextQuietly();
        if (isWithholding()) {
            declare(length);
        } else {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (withholdsLength(name)) {
            declareAsWritten(value);
        } else if (WithheldFields.withholds(name) && isWithholding()) {
            withhold(name, value);
            descriptionChanged();
        } else {
            super.setHeader(name, isContentType(name) ? contentTypeToSend(value) : value);
            if (isCoding(name) && mayTouchFields() && (value != null || !ignoresNull())) {
                description().setContentEncoding(value);
            }
            fieldSent(name);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (withholdsLength(name)) {
            if (value != null) {
                declareAsWritten(value);
            }
        } else if (WithheldFields.withholds(name) && isWithholding()) {
            if (value != null) {
                description().toWithhold().add(name, value);
            }
            descriptionChanged();
        } else {
            super.addHeader(name, isContentType(name) ? contentTypeToSend(value) : value);
            if (isCoding(name) && mayTouchFields() && value != null) {
                description().addContentEncoding(value);
            }
            fieldSent(name);
        }
    }

    private void withhold(String name, @Nullable String value) {
        WithheldFields known = withheldFields();
        if (value != null) {
            description().toWithhold().set(name, value);
        } else if (known != null && !ignoresNull()) {
            known.remove(name);
        }
    }

    /** Whether a field is a length that is kept back; what was written before it is declared is counted by then. */
    private boolean withholdsLength(String name) {
        if (!isLength(name)) {
            return false;
        }
        drainTextQuietly();
        return isWithholding();
    }

    private void fieldSent(String name) {
        if (isContentType(name)) {
            contentTypeSent();
        } else {
            descriptionChanged();
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (withholdsLength(name)) {
            declare(value);
        } else if (WithheldFields.withholds(name) && isWithholding()) {
            description().toWithhold().set(name, Integer.toString(value));
            descriptionChanged();
        } else {
            super.setIntHeader(name, value);
            descriptionChanged();
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (withholdsLength(name)) {
            declare(value);
        } else if (WithheldFields.withholds(name) && isWithholding()) {
            description().toWithhold().add(name, Integer.toString(value));
            descriptionChanged();
        } else {
            super.addIntHeader(name, value);
            descriptionChanged();
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (WithheldFields.withholds(name) && isWithholding()) {
            description().toWithhold().set(name, WithheldFields.date(date));
            descriptionChanged();
        } else {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (WithheldFields.withholds(name) && isWithholding()) {
            description().toWithhold().add(name, WithheldFields.date(date));
            descriptionChanged();
        } else {
            super.addDateHeader(name, date);
        }
    }

    @Override
    public boolean containsHeader(String name) {
        return keptLength(name) != null || kept(name) != null || super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        String length = keptLength(name);
        if (length != null) {
            return length;
        }
        String kept = kept(name);
        return kept != null ? kept : super.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        String length = keptLength(name);
        if (length != null) {
            return Collections.singletonList(length);
        }
        WithheldFields withheld = withheldFields();
        return withheld != null && withheld.first(name) != null ? withheld.all(name) : super.getHeaders(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        Collection<String> known = super.getHeaderNames();
        if (!hasWithheld()) {
            return known;
        }
        List<String> all = new ArrayList<>(known);
        if (keptLength(CONTENT_LENGTH) != null && all.stream().noneMatch(CONTENT_LENGTH::equalsIgnoreCase)) {
            all.add(CONTENT_LENGTH);
        }
        WithheldFields withheld = withheldFields();
        if (withheld != null) {
            withheld.addNamesTo(all);
        }
        return all;
    }

    @Override
    public void setTrailerFields(Supplier<Map<String, String>> supplier) {
        if (isWithholding()) {
            super.setTrailerFields(() -> {
                refuseEndOfCutShort();
                return isChangingBody() ? trueTrailers(supplier.get()) : supplier.get();
            });
            description().setTrailers(supplier);
        } else {
            super.setTrailerFields(supplier);
        }
    }

    @Override
    public @Nullable Supplier<Map<String, String>> getTrailerFields() {
        BodyDescription told = description;
        return told == null || (told.trailers() == null && !told.isEndGuarded())
                ? super.getTrailerFields()
                : told.trailers();
    }

    /**
     * Has the container ask us before it ends the body, and breaks it off if it {@linkplain #isCutShort is cut short}. The
     * only question that a container asks at that moment is the one for trailers.
     */
    final void guardEnd() {
        BodyDescription told = description;
        boolean isAsked = told != null && (told.isEndGuarded() || told.trailers() != null);
        if (isAsked || super.getTrailerFields() != null) {
            return;
        }
        try {
            super.setTrailerFields(() -> {
                refuseEndOfCutShort();
                return Map.of();
            });
            description().guardEnd();
        } catch (IllegalStateException noTrailers) {
            // A connection of HTTP/1.0, whose end is that of the body.
        }
    }

    private void refuseEndOfCutShort() {
        if (isCutShort()) {
            throw new IllegalStateException(
                    "A page that has failed must not be ended as if it were whole; its connection is broken off,"
                            + " so that the client knows");
        }
    }

    private static @Nullable Map<String, String> trueTrailers(@Nullable Map<String, String> all) {
        if (all == null) {
            return null;
        }
        Map<String, String> kept = new LinkedHashMap<>(all);
        kept.keySet().removeIf(WithheldFields::isStaleOnChange);
        return kept;
    }

    @Override
    public void setStatus(int status) {
        super.setStatus(status);
        descriptionChanged();
    }

    /** Of Servlet 5.0; nobody can call it later. */
    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    public void setStatus(int status, String message) {
        super.setStatus(status, message);
        descriptionChanged();
    }

    private static boolean isLength(@Nullable String name) {
        return name != null && name.length() == 14 && name.equalsIgnoreCase(CONTENT_LENGTH);
    }

    private static boolean isCoding(@Nullable String name) {
        return name != null && name.length() == 16 && name.equalsIgnoreCase("Content-Encoding");
    }

    private static boolean isContentType(@Nullable String name) {
        return name != null && name.length() == 12 && name.equalsIgnoreCase(CONTENT_TYPE);
    }

    private void declareAsWritten(@Nullable String value) {
        if (value == null) {
            if (!ignoresNull()) {
                declare(NO_LENGTH);
            }
            return;
        }
        try {
            declare(Long.parseLong(value.trim()));
        } catch (NumberFormatException notANumber) {
            super.setHeader(CONTENT_LENGTH, value); // the container's own judgement
        }
    }

    private void declare(long length) {
        declaredLength = Math.max(NO_LENGTH, length);
        descriptionChanged();
    }

    private @Nullable String keptLength(@Nullable String name) {
        if (!isLength(name)) {
            return null;
        }
        return declaredLength != NO_LENGTH ? Long.toString(declaredLength) : null;
    }

    private @Nullable String kept(String name) {
        WithheldFields withheld = withheldFields();
        return withheld == null ? null : withheld.first(name);
    }

    private BodyDescription description() {
        BodyDescription known = description;
        if (known == null) {
            known = new BodyDescription();
            description = known;
        }
        return known;
    }
}
