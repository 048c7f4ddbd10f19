import { measured, nodeFlags } from './measured-process.ts';
import { syntheticProject } from './synthetic-project.ts';
import { mib, ms, type Row } from './table.ts';

/** A project with so many cases through the command line, every report included; memory beside that of a fifth of them. */
export async function manyCases(count: number): Promise<readonly Row[]> {
  const few = await once(count / 5);
  const many = await once(count);
  const name = `${count.toLocaleString('en')} cases`;
  return [
    { what: `${name}, wall`, ours: ms(many.wallMs), bare: '', ratio: '', aim: '' },
    { what: `${name}, CPU per case`, ours: ms(many.cpuMs / count), bare: '', ratio: '', aim: '' },
    {
      what: `${name}, peak memory (beside a fifth of them)`,
      ours: mib(many.peakMib),
      bare: mib(few.peakMib),
      ratio: (many.peakMib / few.peakMib).toFixed(2),
      aim: '< 300 MiB',
    },
  ];
}

async function once(count: number) {
  const project = syntheticProject(count);
  try {
    const cli = [...nodeFlags, 'src/run.mjs', 'src/cli.ts'];
    await measured([...cli, 'generate', ...project.options]);
    return await measured([...cli, '--quiet', '--out', `${project.folder}/reports`, ...project.options]);
  } finally {
    project.remove();
  }
}
