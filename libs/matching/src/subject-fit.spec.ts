import { describe, expect, test } from '@jest/globals';
import { normalise, searchWords, type IndexStatistics } from '@app/platform';
import { cutText, cutTextFor } from './cut-text.js';
import { isOneSubject } from './subject-fit.js';
import { demandTerms } from './terms.js';
import { textFit } from './text-score.js';

/** 系统 and 软件 as rare as among papers: the list must hold them down, not their frequency. */
const statistics: IndexStatistics = {
  version: 1,
  documents: 10_000,
  averageLength: { word: 30, bigram: 45, character: 50 },
  frequencies: async (terms) => new Map(terms.map((term) => [term, 20])),
};

async function fitOf(asked: { title: string; body: string }, text: string) {
  const terms = await demandTerms(asked, statistics);
  const normalised = normalise(text);
  const document = { id: 'x', revision: 1, normalised, words: searchWords(normalised).join(' ') };
  const fit = textFit(terms, cutText(document));
  expect(textFit(terms, cutTextFor(document, terms)).subject).toEqual(fit.subject);
  return fit;
}

const MUSIC = { title: '开发音乐平台', body: '需要熟悉音乐播放器类技术的团队开发一款软件' };
const PICKLE = { title: '智能化榨菜腌制加工设备研制', body: '' };

describe('the floor', () => {
  test('generic words alone carry nothing, however well they match', async () => {
    const title = '天文软件平台的设计与开发';
    const fit = await fitOf(MUSIC, `${title}\n面向天文观测的软件技术团队开发平台，需要的软件`);
    expect(fit.subject).toMatchObject({ words: [], share: 0, titleShare: 0 });
    expect(isOneSubject(fit, { title, keywords: ['软件'] })).toBe(false);
  });

  test('one word in common is a coincidence', async () => {
    const title = '音乐审美的神经机制';
    const fit = await fitOf(MUSIC, `${title}\n音乐情绪感知，音乐`);
    expect(fit.subject.words).toEqual(['音乐']);
    expect(isOneSubject({ value: 0.9, subject: fit.subject }, { title, keywords: [] })).toBe(false);
  });

  test('a piece of a compound and a measure are no subject', async () => {
    const asked = { title: '己二酸装置氧化亚氮去除率 98% 以上', body: '尾气里的氧化亚氮，去除率要稳定' };
    const title = '耐盐菌群强化的高盐废水生化处理';
    const { subject } = await fitOf(asked, `${title}\n接触氧化池，COD 去除率 92%，误报率低，使用寿命长`);
    expect(subject.words).toEqual(['氧化']);
    expect(isOneSubject({ value: 0.9, subject }, { title, keywords: ['去除率'] })).toBe(false);
  });

  test('unless the demand names no other', async () => {
    const title = '榨菜丝计量充填机';
    const fit = await fitOf({ title: '榨菜设备', body: '' }, title);
    expect(isOneSubject({ value: 0.4, subject: fit.subject }, { title, keywords: [] })).toBe(true);
  });

  test('two words of the title are a subject when the achievement names itself by one of them', async () => {
    const text = '榨菜原料分选装备\n用于腌制前的原料';
    const { subject } = await fitOf(PICKLE, text);
    expect(subject.words).toEqual(expect.arrayContaining(['榨菜', '腌制']));
    expect(isOneSubject({ value: 0.4, subject }, { title: '榨菜原料分选装备', keywords: [] })).toBe(true);
    expect(isOneSubject({ value: 0.4, subject }, { title: '原料分选装备', keywords: ['榨菜'] })).toBe(true);
    expect(isOneSubject({ value: 0.4, subject }, { title: '原料分选装备', keywords: [] })).toBe(false);
  });

  test('too little text in common is too little whatever the words', async () => {
    const { subject } = await fitOf(PICKLE, '榨菜腌制');
    expect(isOneSubject({ value: 0.34, subject }, { title: '榨菜腌制', keywords: [] })).toBe(false);
    expect(isOneSubject({ value: 0.36, subject }, { title: '榨菜腌制', keywords: [] })).toBe(true);
  });

  test('a fifth of the subject must be found: what a text mentions in passing is none', async () => {
    const asked = { title: '树莓派接入百度地图做抬头显示器', body: '语音读取汽车，抬头显示，导航，蓝牙，屏幕，电源' };
    const { subject } = await fitOf(asked, '百度地图热力研究');
    expect(subject.words.length).toBeGreaterThanOrEqual(2);
    expect(subject.share).toBeLessThan(0.2);
    expect(isOneSubject({ value: 0.4, subject }, { title: '百度地图热力研究', keywords: [] })).toBe(false);
  });

  test('a title that names no subject leaves it to the body', async () => {
    const asked = { title: '关键设备坏之前知道', body: '振动大了才停，备件又没有' };
    const { subject } = await fitOf(asked, '设备振动诊断与备件预测\n按振动预测寿命，提示备件');
    expect(subject.words).toEqual(expect.arrayContaining(['振动', '备件']));
    expect(subject.titleShare).toBe(subject.share);
    expect(isOneSubject({ value: 0.4, subject }, { title: '设备振动诊断与备件预测', keywords: [] })).toBe(true);
    expect(isOneSubject({ value: 0.4, subject }, { title: '机组巡检', keywords: [] })).toBe(false);
  });

  test('a colloquial title is made up for by a text that answers well', async () => {
    const asked = { title: '收菜高峰堆着发热', body: '青菜头采后糠心，要预冷贮藏' };
    const { subject } = await fitOf(asked, '产地预冷与气调短贮\n青菜头采后预冷，抑制糠心');
    expect(subject.titleShare).toBe(0);
    const heading = { title: '产地气调短贮', keywords: [] };
    expect(isOneSubject({ value: 0.6, subject }, heading)).toBe(true);
    expect(isOneSubject({ value: 0.44, subject }, heading)).toBe(false);
  });
});

test('words shown as reasons are neither generic nor fragments, and spelt as the demand spells them', async () => {
  const asked = { title: '废水 COD 处理系统', body: '以下指标：出水 COD 不高于 50 mg/L，l 型，2021 年' };
  const fit = await fitOf(asked, '高浓度废水cod处理系统 50mg/l 以下 l 2021');
  expect(fit.found).toEqual(expect.arrayContaining(['废水', 'COD', '50 mg/L']));
  for (const word of ['以下', '系统', '处理', 'l', 'L', 'mg', '50', '2021']) expect(fit.found).not.toContain(word);
});
