package io.github.abilita.bench;

import io.github.abilita.*;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;

/**
 * Nanoseconds an operation, for a column a code. Timed: the call as an application makes it, from its own strings to its own
 * answer, with all that crosses.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx256m", "-Xmn8m"})
public class AbilitaBench {
    private static final int COLUMN = 10_000;
    private final List<String> codes = new ArrayList<>();
    private final ByteBuffer values = ByteBuffer.allocateDirect(16 * COLUMN);
    private final ByteBuffer offsets = ByteBuffer.allocateDirect(4 * (COLUMN + 1));
    private String code;
    private Campaign campaign;
    private Case theCase;
    private Request request;
    private final Instant at = Instant.parse("2025-10-07T06:00:00Z");

    @Setup
    public void open() throws AbilitaException {
        List<CodiceFiscale> variants = CodiceFiscale.parse("RSSMRA80A01H501U").variants();
        for (int index = 0; index < COLUMN; index++) codes.add(variants.get(index % variants.size()).asString());
        code = codes.get(0);
        offsets.order(ByteOrder.LITTLE_ENDIAN).putInt(0);
        for (String each : codes) offsets.putInt(values.put(each.getBytes(StandardCharsets.US_ASCII)).position());
        values.flip();
        offsets.flip();
        PersonId anna = new PersonId("RSSNNA75S42D205F");
        campaign = Campaign.Companion.builtIn("factotum-2025");
        Delegate delegate = new Delegate("delegate", new Person(anna, "Anna", "Rossi", ""));
        Opening opening = new Opening(List.of(), List.of(delegate), Map.of(), Map.of(), List.of());
        theCase = campaign.replay(List.of(campaign.open("7f3a", opening, Instant.parse("2025-09-01T00:00:00Z"))));
        request = new Request("interventions.request", new Asker(anna, null, false, new Identity("spid", 2, anna)));
    }

    @Benchmark
    public Decision decide() throws AbilitaException {
        return campaign.decide(theCase, request, at);
    }

    @Benchmark
    public boolean isAllowed() throws AbilitaException {
        return campaign.isAllowed(theCase, request, at);
    }

    /** What any call costs: an empty text is no code. */
    @Benchmark
    public boolean emptyCrossing() {
        return CodiceFiscale.isValid("");
    }

    @Benchmark
    public boolean single() {
        return CodiceFiscale.isValid(code);
    }

    @Benchmark
    public boolean singlePlainKotlin() {
        return PlainValidator.isValid(code);
    }

    @Benchmark
    @OperationsPerInvocation(COLUMN)
    public boolean[] column() {
        return CodiciFiscali.areValid(codes);
    }

    /** A column that is bytes already, as a file or a network gives it. */
    @Benchmark
    @OperationsPerInvocation(COLUMN)
    public byte[] columnInPlace() throws AbilitaException {
        return AbilitaKt.codiciFiscaliValid(values, offsets, false);
    }

    @Benchmark
    @OperationsPerInvocation(COLUMN)
    public boolean[] columnPlainKotlin() {
        boolean[] valid = new boolean[codes.size()];
        for (int index = 0; index < valid.length; index++) valid[index] = PlainValidator.isValid(codes.get(index));
        return valid;
    }
}
