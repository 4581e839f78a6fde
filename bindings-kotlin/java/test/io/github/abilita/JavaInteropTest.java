package io.github.abilita;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The module as Java uses it: no Kotlin in sight. */
class JavaInteropTest {
    private static final PersonId DORA = new PersonId("CNTDRO68C54L219H");

    @Test
    void aDecisionIsAskedForAndARefusalCaught() throws AbilitaException {
        try (Campaign campaign = Campaign.Companion.builtIn("factotum-2025")) {
            Delegate head = new Delegate("head", new Person(DORA, "Dora", "Conti", ""));
            Opening opening = new Opening(List.of(head), List.of(), Map.of(), Map.of(), List.of());
            Event opened = campaign.open("7f3a", opening, Instant.parse("2025-09-01T00:00:00Z"));
            Asker asker = new Asker(DORA, null, false, new Identity("spid", 2, DORA));
            Instant at = Instant.parse("2025-10-07T08:00:00Z");
            try (Case theCase = campaign.replay(List.of(opened))) {
                assertTrue(campaign.decide(theCase, new Request("delegates.manage", asker), at).isAllowed());
                Command submit = new Command("submit", asker, theCase.sequence(), Map.of());
                AbilitaException refused =
                        assertThrows(AbilitaException.class, () -> campaign.handle(theCase, submit, at));
                assertEquals("wrong_state", Errors.getCode(refused));
            }
        }
    }

    @Test
    void aCodiceFiscaleCannotBeInvalid() throws AbilitaException {
        assertTrue(CodiceFiscale.isValid("RSSMRA80A01H501U"));
        assertEquals(Sex.MALE, CodiceFiscale.parse("RSSMRA80A01H501U").getSex());
        assertThrows(AbilitaException.CodiceFiscale.class, () -> CodiceFiscale.parse("RSSMRA80A01H501X"));
        assertEquals(1, CodiciFiscali.areValid(List.of("RSSMRA80A01H501U")).length);
    }

    @Test
    void theCodeOfAPersonIsToldFromThatOfABody() throws AbilitaException {
        assertInstanceOf(TaxCode.Person.class, TaxCodes.parseTaxCode("RSSMRA80A01H501U"));
        assertEquals("12345670017", BodyCode.parse("12345670017").asString());
        assertEquals("TOIS99901A", InstituteCode.parse("tois99901a").asString());
        assertEquals("ROMA", PlaceCode.parse("H501").nameOn(LocalDate.of(1980, 1, 1)));
    }
}
