import { NotAllowedError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { accessReadAllPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Visibility } from '../../products/permissions/visibility';
import type { Mesh } from '../../products/readModel/Mesh';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import type { ActingFor } from '../../people/PeopleDirectory';
import { productsOwnedBy } from './productsOwnedBy';

/** Nothing may be read. */
const NOTHING: Visibility = { key: 'nothing', allows: () => false };

/**
 * Who looks at requests and grants, and what they may see. What costs a
 * question to others is asked at most once, and only when it matters.
 */
export class Viewer {
  readonly #room: AccessRoom;
  readonly #may = new Map<string, Promise<boolean>>();
  #actsFor: Promise<ActingFor[]> | undefined;
  #visibility: Promise<Visibility> | undefined;

  private constructor(
    room: AccessRoom,
    readonly caller: Caller,
    readonly mesh: Mesh,
    /** The clock of the ledger. */
    readonly now: Date,
  ) {
    this.#room = room;
  }

  static async create(room: AccessRoom, caller: Caller): Promise<Viewer> {
    const [mesh, now] = await Promise.all([
      room.model.current(),
      room.ledger.now(),
    ]);
    return new Viewer(room, caller, mesh, now);
  }

  /** The user; undefined for services and guests. */
  get me(): string | undefined {
    return this.caller.person?.ref;
  }

  /** The caller, their groups, and what those own. */
  actsFor(): Promise<ActingFor[]> {
    const { person } = this.caller;
    this.#actsFor ??= person
      ? this.#room.people.actsFor(person)
      : Promise.resolve([]);
    return this.#actsFor;
  }

  /** The consumers whose people the caller is one of. */
  get consumers(): string[] {
    return [...this.circle, ...(this.caller.person?.owns ?? [])];
  }

  /** The user and all groups that they are in, sub-groups' parents included. */
  get circle(): string[] {
    const { person } = this.caller;
    return person ? [person.ref, ...person.allGroups] : [];
  }

  is(ref: string): boolean {
    return this.caller.refs.includes(ref);
  }

  /** Whether the caller is among the people of a consumer. */
  uses(consumer: string): boolean {
    return this.consumers.includes(consumer);
  }

  /**
   * Whether the caller owns a product: as it is owned now, or as it was when
   * it is gone.
   */
  owns(row: { product_ref: string; owner_ref: string | null }): boolean {
    const product = this.mesh.index.get(row.product_ref);
    const owner = product ? product.summary.owner : row.owner_ref;
    return owner !== undefined && owner !== null && this.is(owner);
  }

  /** Products that the caller owns now. */
  ownedProducts(): string[] {
    return productsOwnedBy(this.mesh, this.caller.refs);
  }

  /** Products that may be read. */
  async readableProducts(): Promise<string[]> {
    const visible = this.mesh.index.visible(await this.visibility());
    return Array.from(visible, product => product.summary.ref);
  }

  may(permission: BasicPermission): Promise<boolean> {
    let answer = this.#may.get(permission.name);
    if (!answer) {
      answer = this.#room.may(this.caller.credentials, permission);
      this.#may.set(permission.name, answer);
    }
    return answer;
  }

  /** Which products the caller may read. */
  visibility(): Promise<Visibility> {
    this.#visibility ??= this.#room.products
      .visibility(this.caller.credentials)
      .catch(error => {
        if (error instanceof NotAllowedError) {
          return NOTHING;
        }
        throw error;
      });
    return this.#visibility;
  }

  /** Whether the caller may read a product, a gone one too. */
  async reads(product: string): Promise<boolean> {
    const visibility = await this.visibility();
    return !visibility.allows || this.mesh.index.sees(visibility, product);
  }

  /** Whether the caller sees everything about the access of a product. */
  async oversees(product: string): Promise<boolean> {
    return (
      (await this.may(accessReadAllPermission)) && (await this.reads(product))
    );
  }
}
