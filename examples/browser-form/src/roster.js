/** The rows of the list, and what the campaign finds in them. */

const FIELDS = ["surname", "name", "codiceFiscale", "email"];
/** The fields as findings name them, in the order of the page. */
const ORDER = ["surname", "name", "codice_fiscale", "email", "role"];

export class Roster {
  #campaign;
  #nobody;
  #today;
  #nextId = 1;
  rows = [];

  constructor(campaign, today) {
    this.#campaign = campaign;
    this.#today = today;
    this.#nobody = campaign.replay([campaign.open("form", {}, today)]);
  }

  /** The roles that a delegate can have. */
  get roles() {
    return this.#campaign.roles.filter(({ holders }) => holders === "listed");
  }

  add(delegate = {}) {
    const person = Object.fromEntries(FIELDS.map((field) => [field, delegate.person?.[field] ?? ""]));
    const born = { isOpen: false, sex: "", date: "", typed: "", place: null };
    const row = { id: this.#nextId, role: delegate.role ?? this.roles[0].name, person, born, touched: new Set() };
    this.#nextId += 1;
    this.rows.push(row);
    return row;
  }

  remove(row) {
    this.rows = this.rows.filter((other) => other !== row);
  }

  /** Puts a row that was removed back to its place. */
  restore(row, index) {
    this.rows.splice(index, 0, row);
  }

  /** The fields without which the campaign takes no delegate. */
  get required() {
    const nobody = { role: this.roles[0].name, person: {} };
    const findings = this.#campaign.check(this.#nobody, [nobody], "submission", this.#today);
    return new Set(findings.filter(({ row, severity }) => row === 0 && severity === "error").map(({ field }) => field));
  }

  /** True for a row in which nothing stands yet. */
  isBlank({ person }) {
    return FIELDS.every((field) => person[field].trim() === "");
  }

  /** What the campaign finds, each with the row it is about, in the order of the page. A draft is what stands in it so far. */
  findings(stage) {
    const rows = stage === "draft" ? this.rows.filter((row) => !this.isBlank(row)) : this.rows;
    const delegates = rows.map(({ role, person }) => ({ role, person }));
    const findings = this.#campaign.check(this.#nobody, delegates, stage, this.#today).map((finding) => ({
      ...finding,
      it: this.#withRole(finding, "it"),
      en: this.#withRole(finding, "en"),
      of: finding.row === null ? null : rows[finding.row],
    }));
    const place = ({ row, field }) => (row ?? Infinity) * ORDER.length + ORDER.indexOf(field);
    return findings.sort((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other)));
  }

  /** Which role is missing, by its title. */
  #withRole(finding, lang) {
    const role = finding.code === "role_missing" && this.#campaign.roles.find(({ name }) => name === finding.role);
    return role ? `${finding[lang]}: ${role.title[lang]}` : finding[lang];
  }
}
