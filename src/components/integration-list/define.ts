import { IntegrationList } from './integration-list.ts';

IntegrationList.define();

export { IntegrationList };

declare global {
  interface HTMLElementTagNameMap {
    'integration-list': IntegrationList;
  }
}
