import { mendCompanions, mendPlace } from './leftovers.js';
import { directoryOf, hashFileOf, packedPlaces } from './packed-place.js';
import { realDirectory } from './place.js';

/**
 * Puts right what killed runs left of a bundle and of what was packed of it: either both are as they
 * were, or both are the new ones.
 *
 * @param output directory of the bundle, as the user wrote it
 * @param wanted places of packed bundles that may be unknown otherwise
 */
export function mendOutput(output: string, wanted: readonly string[] = []): void {
  // Where a packed bundle is, its hash is, too: a run that is killed here leaves none that looks foreign.
  const places = new Set([...packedPlaces(output), ...wanted]);
  const companions = [...places].flatMap((place) => [hashFileOf(place), place]);
  const directory = realDirectory(output);
  mendCompanions(companions, [...new Set([directory, ...[...places].map(directoryOf)])]);
  mendPlace(directory);
}
