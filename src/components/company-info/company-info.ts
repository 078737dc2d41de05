import { html } from 'lit';
import { company, departments } from '../../client/contract/company.ts';
import { numbers } from '../../client/contract/numbers.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { plainRow } from '../ui/field.ts';
import { selectField, toggleField } from '../ui/fields.ts';
import { textField } from '../ui/text-field.ts';
import { numberLabel } from '../ui/number-label.ts';
import { Phones, type Phone } from '../ui/phone.ts';
import { en } from './en.ts';

/**
 * The user's place in the company: outbound number, extension, department and directory, each to be changed or locked by its own capability.
 *
 * @element company-info
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class CompanyInfo extends PanelElement {
  static override readonly tag = 'company-info';

  readonly #company = new SettingController(this, company);
  readonly #departments = new CollectionController(this, departments);
  readonly #numbers = new CollectionController(this, numbers);
  readonly #phones = new Phones(this);

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    return {
      title: this.#words.title, lead: this.#words.lead(this.#company.saved?.companyName ?? ''), feature: 'company',
      shape: ['field', 'field', 'field', 'switch'],
    };
  }

  protected override body(): unknown {
    const { strings } = this;
    const words = this.#words;
    const directory = this.#company.bind('directoryListed');
    return html`<div class="card" part="card">
      ${this.#outbound()}${this.#extension()}${this.#department()}
      ${(['site', 'manager'] as const).map((fact) => this.#fact(fact))}
      ${toggleField(directory, { label: words.directory, hint: words.directoryHint, words: strings, on: strings.on, off: strings.off })}
    </div>`;
  }

  #outbound(): unknown {
    const words = this.#words;
    const field = this.#company.bind('outboundNumberId');
    const own = (this.#numbers.items ?? []).filter(({ features, status }) => features.includes('callerId') && status === 'active');
    const { outboundNumber, outboundNumberId, callerIdFollows } = this.#company.saved ?? {};
    if (field.access !== 'none' && own.length === 0 && !outboundNumber) return plainRow({ label: words.outbound }, words.noNumber);
    const known = new Map(own.map((phone) => [phone.id, this.#named(phone)]));
    if (outboundNumber && outboundNumberId && !known.has(outboundNumberId)) known.set(outboundNumberId, this.#named(outboundNumber));
    const choices = own.map(({ id }) => ({ value: id, label: known.get(id) ?? '' }));
    return selectField({ ...field, value: field.value ?? '' }, {
      label: words.outbound, hint: field.changed && callerIdFollows === false ? words.callerIdStays : words.outboundHint, words: this.strings,
      groups: [{ label: '', choices }], print: (id: string | null) => known.get(id ?? '') ?? '–',
    });
  }

  #extension(): unknown {
    const words = this.#words;
    const field = this.#company.bind('extension');
    const { issueCode, changed } = field;
    const value = field.value ?? '';
    const issue = issueCode === 'duplicate' ? words.extensionTaken(value)
      : issueCode === 'notAllowed' ? words.extensionReserved(value)
        : issueCode === 'pattern' ? words.extensionForm : field.issue;
    return textField({ ...field, value, issue }, {
      label: words.extension, hint: changed ? words.extensionChanged : words.extensionHint, words: this.strings, inputMode: 'numeric',
    });
  }

  #department(): unknown {
    const words = this.#words;
    const field = this.#company.bind('departmentId');
    const { department } = this.#company.saved ?? {};
    const all = this.#departments.items ?? [];
    const choices = all.map(({ id, name }) => ({ value: id, label: name }));
    const print = (id: string | null): string => [...all, ...(department ? [department] : [])].find((each) => each.id === id)?.name ?? words.noDepartment;
    // An empty value would be printed as a dash.
    return field.access === 'read' && !field.value
      ? plainRow({ label: words.department, hint: field.reason }, words.noDepartment)
      : selectField({ ...field, value: field.value ?? '', onInput: (id) => field.onInput(id || null) }, {
        label: words.department, words: this.strings, print, groups: [{ label: '', choices: [{ value: '', label: words.noDepartment }, ...choices] }],
      });
  }

  /** What the company has noted of the user; without it there is no row. */
  #fact(fact: 'site' | 'manager'): unknown {
    const name = this.#company.saved?.[fact]?.name;
    return name ? plainRow({ label: this.#words[fact] }, name) : '';
  }

  #named(phone: Phone & { readonly label?: string | undefined }): string {
    const country = this.activeSession?.access('numbers')?.params?.['country'];
    return numberLabel(this.#phones.print(phone, typeof country === 'string' ? country : undefined), phone.label);
  }
}
