// A long form: steps, autosave, completeness, error summary, check-answers step, "as seen by…".
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { toProblem } from '../../api/problem.js';
import { Button } from '../button/Button.js';
import { Confirm } from '../dialog/Confirm.js';
import { Meter } from '../figures/Meter.js';
import { ActionProblem } from '../states/Problem.js';
import { Switcher } from '../Switcher.js';
import { usePageTitle } from '../usePageTitle.js';
import { CheckAnswers, type Answer } from './CheckAnswers.js';
import { ErrorSummary } from './ErrorSummary.js';
import { focusField } from './focus-field.js';
import { isFilled, readAt } from './pointer.js';
import { SaveWords } from './SaveWords.js';
import { Stepper } from './Stepper.js';
import { useAutosave } from './useAutosave.js';
import type { Checker, Form } from './useForm.js';
import css from './form.module.css';

export interface FormStep {
  key: string;
  title: string;
  /** Pointers that belong to this step; their faults stop "next" and lead back here. */
  pointers: readonly string[];
  fields: ReactNode;
  /** What the check-answers step shows of this step. */
  answers: readonly Answer[];
}

interface FormPageProps<T extends object> {
  title: string;
  lead?: ReactNode;
  form: Form<T>;
  schema: Checker;
  steps: readonly FormStep[];
  /** Keeps the draft; absent = no autosave. */
  save?: ((values: T) => Promise<unknown>) | undefined;
  submit: (values: T) => Promise<unknown>;
  submitLabel: string;
  labelOf?: (pointer: string) => string | undefined;
  /** Pointers that make the form complete; shown as a bar. */
  completeness?: readonly string[];
  /** Who sees what: a rendering per reader. */
  previews?: readonly { key: string; label: string; render: () => ReactNode }[];
  /** Extra content of the last step, e.g. a declaration; may lead back to a field. */
  beforeSubmit?: ReactNode | ((visit: Visit) => ReactNode);
  /** Above every step, e.g. what is still missing. */
  notice?: (visit: Visit) => ReactNode;
}

/** Opens the step of a field and puts the cursor there. */
export type Visit = (pointer: string) => void;

const CHECK = 'check';

export function FormPage<T extends object>(props: FormPageProps<T>) {
  const { form, steps, schema } = props;
  const { t } = useTranslation();
  usePageTitle(props.title);
  const [stepKey, setStepKey] = useState(steps[0]?.key ?? CHECK);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isLeaving = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  // Sending saves what was typed by itself: an autosave beside it would come with the version before.
  const autosave = useAutosave(form, isBusy || isLeaving.current ? undefined : props.save);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      form.isDirty && !isLeaving.current && currentLocation.pathname !== nextLocation.pathname,
  );
  const at = steps.findIndex((step) => step.key === stepKey);
  const step = steps[at];

  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else heading.current?.focus();
  }, [stepKey]);

  const visit = (pointer: string) => {
    const owner = steps.find((each) =>
      each.pointers.some((root) => pointer === root || pointer.startsWith(`${root}/`)),
    );
    if (owner) setStepKey(owner.key);
  };
  const visitField = (pointer: string) => {
    visit(pointer);
    setTimeout(() => focusField(pointer), 50);
  };
  const goNext = () => {
    if (step && form.check(schema, step.pointers).length > 0) return;
    setStepKey(steps[at + 1]?.key ?? CHECK);
  };
  const submit = async () => {
    if (form.check(schema).length > 0) return;
    setBusy(true);
    setError(null);
    try {
      isLeaving.current = true;
      await props.submit(form.values);
    } catch (failure) {
      isLeaving.current = false;
      form.setErrors(toProblem(failure).errors);
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const filled = props.completeness?.filter((pointer) => isFilled(readAt(form.values, pointer))).length ?? 0;
  const total = props.completeness?.length ?? 0;

  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{props.title}</h1>
        {props.lead && <p className={css.lead}>{props.lead}</p>}
        <Stepper
          steps={[...steps, { key: CHECK, title: t('common.form.check') }]}
          current={stepKey}
          onVisit={setStepKey}
        />
        {total > 0 && (
          <Meter
            label={t('common.form.completeness')}
            ratio={filled / total}
            figure={t('common.form.filled', { filled, total })}
          />
        )}
      </header>
      {props.notice?.(visitField)}
      <ErrorSummary errors={form.errors} labelOf={props.labelOf} onVisit={visit} />
      <h2 ref={heading} tabIndex={-1} className={css.stepTitle}>
        {step?.title ?? t('common.form.check')}
      </h2>
      {step ? (
        <div className={css.fields}>{step.fields}</div>
      ) : (
        <>
          <CheckAnswers steps={steps} onChange={setStepKey} />
          {props.previews && <Previews previews={props.previews} />}
          {typeof props.beforeSubmit === 'function' ? props.beforeSubmit(visitField) : props.beforeSubmit}
        </>
      )}
      <footer className={css.foot}>
        {error !== null && toProblem(error).errors.length === 0 && <ActionProblem error={error} />}
        <div className={css.buttons}>
          {step ? (
            <Button intent="primary" onClick={goNext}>
              {t('common.form.next')}
            </Button>
          ) : (
            <Button intent="primary" isBusy={isBusy} onClick={() => void submit()}>
              {props.submitLabel}
            </Button>
          )}
          {at !== 0 && (
            <Button onClick={() => setStepKey(steps[at === -1 ? steps.length - 1 : at - 1]?.key ?? CHECK)}>
              {t('common.form.back')}
            </Button>
          )}
          {props.save && <SaveWords autosave={autosave} />}
        </div>
      </footer>
      {blocker.state === 'blocked' && (
        <Confirm
          isOpen
          title={t('common.form.leaveTitle')}
          act={t('common.form.leave')}
          onClose={() => blocker.reset()}
          onConfirm={async () => blocker.proceed()}
        >
          <p>{t('common.form.leaveText')}</p>
        </Confirm>
      )}
    </div>
  );
}

function Previews({ previews }: { previews: readonly { key: string; label: string; render: () => ReactNode }[] }) {
  const { t } = useTranslation();
  const [who, setWho] = useState(previews[0]?.key ?? '');
  return (
    <section className={css.preview} aria-label={t('common.form.asSeenBy')}>
      <div className={css.previewHead}>
        <h2>{t('common.form.asSeenBy')}</h2>
        <Switcher
          label={t('common.form.asSeenBy')}
          value={who}
          options={previews.map((each) => ({ value: each.key, label: each.label }))}
          onChange={setWho}
        />
      </div>
      {previews.find((each) => each.key === who)?.render()}
    </section>
  );
}
