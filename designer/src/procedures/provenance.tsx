import { useT } from '../i18n/i18n';
import { Tag } from '../ui/bits';

interface ProvenanceProps {
  provenance: { kind: string; label: string } | undefined;
  confirmed: boolean | undefined;
}

/** Where the procedure comes from, and whether an officer of the province has confirmed it. */
export function Provenance({ provenance, confirmed }: ProvenanceProps) {
  const t = useT();
  if (provenance === undefined) return null;
  return (
    <span className="row">
      <Tag>{provenance.label}</Tag>
      {confirmed === false ? <Tag tone="soon">{t('procedure.unconfirmed')}</Tag> : null}
    </span>
  );
}
