import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useToast } from '../ui/toast';

/** A password that nobody can read again: it stays until the administrator says that it was handed over. */
export function OneTimePassword({
  user,
  password,
  onClose,
}: {
  user: string;
  password: string;
  onClose: () => void;
}) {
  const t = useT();
  const toast = useToast();
  return (
    <Dialog
      title={t('account.password', { user })}
      foot={
        <>
          <Button kind="primary" onClick={onClose}>
            {t('account.done')}
          </Button>
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(password).then(() => toast({ text: t('account.copied') }))
            }
          >
            {t('account.copy')}
          </Button>
        </>
      }
    >
      <p className="account-password" data-testid="one-time-password" translate="no">
        {password}
      </p>
      <Notice tone="soon">{t('account.passwordOnce')}</Notice>
    </Dialog>
  );
}
