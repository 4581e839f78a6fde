/** The rows of the list, and what the campaign finds in them. */

const FIELDS = ["surname", "name", "codiceFiscale", "email"];

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
    const row = { id: this.#nextId, role: delegate.role ?? this.roles[0].name, person, touched: new Set() };
    this.#nextId += 1;
    this.rows.push(row);
    return row;
  }

  remove(row) {
    this.rows = this.rows.filter((other) => other !== row);
  }

  /** Without the rows in which nothing stands yet. */
  isBlank({ person }) {
    return FIELDS.every((field) => person[field].trim() === "");
  }

  /** What the campaign finds, each with the row it is about. */
  findings(stage) {
    const delegates = this.rows.map(({ role, person }) => ({ role, person }));
    const findings = this.#campaign.check(this.#nobody, delegates, stage, this.#today);
    return findings.map((finding) => ({
      ...finding,
      it: this.#withRole(finding, "it"),
      en: this.#withRole(finding, "en"),
      of: finding.row === null ? null : this.rows[finding.row],
    }));
  }

  /** Which role is missing, by its title. */
  #withRole(finding, lang) {
    const role = this.#campaign.roles.find(({ name }) => name === finding.role);
    return role ? `${finding[lang]}: ${role.title[lang]}` : finding[lang];
  }
}
