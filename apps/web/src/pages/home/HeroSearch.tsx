// One search over the two halls.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { siteQuery } from '../../api/queries/site.js';
import { achievementSuggestions, demandSuggestions } from '../../api/queries/suggestions.js';
import { Button } from '../../ui/button/Button.js';
import { SuggestInput } from '../../ui/list/SuggestInput.js';
import { Switcher } from '../../ui/Switcher.js';
import css from './page.module.css';

const HALLS = ['achievements', 'demands'] as const;
const SUGGESTIONS = { achievements: achievementSuggestions, demands: demandSuggestions };

export function HeroSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(siteQuery);
  const [hall, setHall] = useState<(typeof HALLS)[number]>('achievements');
  const [text, setText] = useState('');
  const address = (q: string) => `/${hall}${q ? `?${new URLSearchParams({ q }).toString()}` : ''}`;
  return (
    <div className={css.search}>
      <Switcher
        label={t('home.search.where')}
        value={hall}
        options={HALLS.map((each) => ({ value: each, label: t(`home.search.${each}`) }))}
        onChange={setHall}
      />
      <form
        className={css.searchRow}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate(address(text.trim()));
        }}
      >
        <span className={css.field}>
          <SuggestInput
            className={css.input}
            value={text}
            label={t('home.search.label')}
            placeholder={t('home.search.placeholder')}
            source={SUGGESTIONS[hall]}
            onText={setText}
            onTake={(suggested) => void navigate(suggested.to ?? address(suggested.text))}
          />
        </span>
        <Button type="submit" intent="primary" size="large">
          {t('common.action.search')}
        </Button>
      </form>
      <p className={css.often}>
        <span>{t('home.search.often')}</span>
        {data?.searches.map((word) => (
          <Link key={word} to={address(word)}>
            {word}
          </Link>
        ))}
      </p>
    </div>
  );
}
