import Abilita
import Foundation
import XCTest

final class CodiceFiscaleTests: XCTestCase {
    func testEveryVectorIsJudgedAlike() throws {
        struct Vector: Decodable {
            let cf: String
            let valid: Bool
        }
        let lines = try String(contentsOf: package.appendingPathComponent("vectors/codice-fiscale.jsonl"), encoding: .utf8)
        let vectors = try lines.split(separator: "\n").map { try JSONDecoder().decode(Vector.self, from: Data($0.utf8)) }
        // A vector may be the tax code of a body, which is no codice fiscale of a person.
        let codes = vectors.map { try? TaxCode($0.cf) }
        XCTAssertEqual(codes.map { $0 != nil }, vectors.map { $0.valid })
        let alone = vectors.map { CodiceFiscale.isValid($0.cf) }
        XCTAssertEqual(alone, codes.map { if case .person = $0 { return true } else { return false } })
        XCTAssertEqual(try CodiceFiscale.areValid(vectors.map { $0.cf }), alone)
        XCTAssertEqual(try CodiceFiscale.firstFaults(vectors.map { $0.cf }).map { $0 == nil }, alone)
    }

    func testACodeIsMaskedAndADateIsCivil() throws {
        let code = try CodiceFiscale("rss mra 80a01 h501u")
        XCTAssertEqual("\(code)", "RSS*************")
        let birth = try code.decoded().birthDates.first
        XCTAssertEqual(birth, DateComponents(year: 1980, month: 1, day: 1))
        XCTAssertThrowsError(try CodiceFiscale("RSSMRA80A01H501X")) { error in
            XCTAssertEqual((error as? AbilitaError)?.code, "codice_fiscale.check_character")
        }
    }

    func testACodeHas128WaysToBeWrittenAllOfOneBase() throws {
        let birthDate = DateComponents(year: 1980, month: 1, day: 1)
        let code = try CodiceFiscale.encode(surname: "Rossi", name: "Mario", sex: .male, birthDate: birthDate, place: PlaceCode("H501"))
        XCTAssertEqual(code.text, "RSSMRA80A01H501U")
        let variants = try code.variants()
        XCTAssertEqual(Set(variants).count, 128)
        XCTAssertTrue(try variants.allSatisfy { try $0.sameBase(as: code) && $0.baseCode() == code })
        XCTAssertEqual(try code.variant(mask: 0b101).decoded().omocodiaLevel, 2)
    }

    func testCodesAreFoundInRunningTextWhereItsCharactersStand() {
        let text = "è 😀 for rssmra80a01h501u."
        let found = findInText(text: text)
        XCTAssertEqual(found.map { String(text[$0.range(in: text)]) }, ["rssmra80a01h501u"])
    }

    func testTheCodeOfABodyIsToldFromThatOfAPersonAndHidden() throws {
        let body = try BodyCode("12345670017")
        XCTAssertEqual(try TaxCode("12345670017"), .body(code: body))
        XCTAssertTrue(try body.mayBeVatNumber())
        XCTAssertFalse("\(body) \(String(reflecting: body))".contains("1234567"))
        XCTAssertThrowsError(try BodyCode("RSSMRA80A01H501U"))
    }

    func testAPlaceHasHadItsNamesOnItsDays() throws {
        let abano = try PlaceCode("A001")
        XCTAssertEqual(try abano.history().map { $0.name }, ["ABANO", "ABANO TERME"])
        XCTAssertEqual(try abano.name(on: DateComponents(year: 1924, month: 11, day: 13)), "ABANO")
        XCTAssertEqual(try abano.described().name, "ABANO TERME")
        XCTAssertFalse(try PlaceCode("Z000").described().isAssigned)
        XCTAssertThrowsError(try PlaceCode("h501"))
    }

    func testASchoolCodeIsKnownByItsShapeAlone() throws {
        XCTAssertEqual(try InstituteCode(" tois99901a ").text, "TOIS99901A")
        XCTAssertEqual(try InstituteCode("TOIS99901B").hasUsualCheckCharacter(), false)
        XCTAssertThrowsError(try InstituteCode("TO"))
    }
}
