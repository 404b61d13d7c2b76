// Opens BPMN files with bpmn-moddle, as drawing tools do, and exits 1 when one has a warning.
// usage: node bpmn-check.mjs FILE ...
import { readFile } from 'node:fs/promises';
import { BpmnModdle } from 'bpmn-moddle';

const moddle = new BpmnModdle();
let bad = 0;
for (const file of process.argv.slice(2)) {
  try {
    const { rootElement, warnings } = await moddle.fromXML(await readFile(file, 'utf8'));
    for (const warning of warnings) console.log(`${file}: ${warning.message}`);
    const process_ = rootElement.rootElements.find((e) => e.$type === 'bpmn:Process');
    const drawn = new Set(rootElement.diagrams[0].plane.planeElement.map((e) => e.bpmnElement));
    const lost = [...process_.flowElements, ...(process_.artifacts ?? [])].filter((e) => !drawn.has(e));
    for (const element of lost) console.log(`${file}: ${element.id} is not drawn`);
    if (warnings.length + lost.length > 0) bad += 1;
  } catch (failure) {
    console.log(`${file}: ${failure.message}`);
    bad += 1;
  }
}
console.log(`${process.argv.length - 2} files, ${bad} with warnings`);
process.exit(bad === 0 && process.argv.length > 2 ? 0 : 1);
