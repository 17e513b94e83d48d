import { readFileSync, writeFileSync } from 'node:fs';
import { readChat } from '../../src/reading/chat.ts';
import { chatMarks } from './chat-marks.ts';
import { CHAT_SOURCES, chats, clockOf, HELD_OUT, replies, stories } from './corpus.ts';
import { FACTS, type Figures, figuresOf, readOne, readOneReply, replyMarks, storyMarks } from './measure.ts';
import {
  MOST_REPLY_FEATURES,
  MOST_STORY_FEATURES,
  REPLY_QUESTIONS,
  STORY_QUESTIONS,
  taughtReplies,
  taughtStories,
  train,
  without,
} from './training.ts';

/** The figures of stories and of replies for each source that is held out, of chats for each, and for all of them. */
export interface Measured {
  readonly stories: Readonly<Record<string, Figures>>;
  readonly replies: Readonly<Record<string, Figures>>;
  readonly chats: Readonly<Record<string, Figures>>;
}

/** Trains on all sources but one, in turn, and reads that one. @param tell hears of each text and what was made of it */
export function measure(tell: (id: string, line: string) => void = () => {}): Measured {
  const [told, answered] = [stories(), replies()];
  const [taught, taughtAnswers] = [taughtStories(told), taughtReplies(answered)];
  const ofStories: Record<string, Figures> = {};
  const ofReplies: Record<string, Figures> = {};
  const [allStories, allReplies]: [ReturnType<typeof storyMarks>[], ReturnType<typeof replyMarks>[]] = [
    [],
    [],
  ];
  for (const source of HELD_OUT) {
    const model = without(source, taught, STORY_QUESTIONS, MOST_STORY_FEATURES);
    const marks = told
      .filter((one) => one.source === source)
      .map((story) => {
        const reading = readOne(story, model);
        const found = storyMarks(story, reading);
        tell(story.id, JSON.stringify({ ...found, story, reading }));
        return found;
      });
    ofStories[source] = withErrors(figuresOf(marks));
    allStories.push(...marks);
    const replyModel = without(source, taughtAnswers, REPLY_QUESTIONS, MOST_REPLY_FEATURES);
    const replyFound = answered
      .filter((one) => one.source === source)
      .map((reply) => {
        const proposal = readOneReply(reply, replyModel);
        const found = replyMarks(reply, proposal);
        tell(reply.id, JSON.stringify({ ...found, reply, proposal }));
        return found;
      });
    ofReplies[source] = figuresOf(replyFound);
    allReplies.push(...replyFound);
  }
  return {
    stories: { ...ofStories, all: withErrors(figuresOf(allStories)) },
    replies: { ...ofReplies, all: figuresOf(allReplies) },
    chats: measureChats(tell),
  };
}

/** Chats are nothing that the models learn from. */
function measureChats(tell: (id: string, line: string) => void): Record<string, Figures> {
  const read = chats().map((chat) => {
    const told = readChat(chat.text, clockOf(chat));
    const marks = chatMarks(chat, told);
    tell(chat.id, JSON.stringify({ marks, chat, told }));
    return { source: chat.source, marks };
  });
  const of = (source?: string) =>
    figuresOf(
      read.filter((one) => source === undefined || one.source === source).flatMap(({ marks }) => marks),
    );
  return { ...Object.fromEntries(CHAT_SOURCES.map((source) => [source, of(source)])), all: of() };
}

/** The figures with one more: of all the facts that were given, those that are wrong or that nobody told. */
function withErrors(figures: Figures): Figures {
  const parts = FACTS.flatMap((fact) => [figures[`${fact} wrong`], figures[`${fact} invented`]]);
  const invented = FACTS.reduce((sum, fact) => sum + (figures[`${fact} invented`]?.hits ?? 0), 0);
  const given = FACTS.reduce((sum, fact) => sum + (figures[`${fact} wrong`]?.of ?? 0), invented);
  const hits = parts.reduce((sum, part) => sum + (part?.hits ?? 0), 0);
  return { ...figures, 'given facts wrong or invented': { hits, of: given } };
}

/** Learns both models from the whole corpus and writes them where the program reads them. */
export function writeModels(): void {
  const write = (name: string, kept: object) =>
    writeFileSync(`src/reading/weights-${name}.json`, `${JSON.stringify(kept, null, 1)}\n`);
  write('story', train(taughtStories(stories()), STORY_QUESTIONS, MOST_STORY_FEATURES));
  write('reply', train(taughtReplies(replies()), REPLY_QUESTIONS, MOST_REPLY_FEATURES));
}

const FIGURES = 'tests/corpus/figures.json';
export const keptFigures = (): Measured => JSON.parse(readFileSync(FIGURES, 'utf8')) as Measured;
export const keepFigures = (measured: Measured) =>
  writeFileSync(FIGURES, `${JSON.stringify(measured, null, 1)}\n`);

/** The figures as a table, a row for each. */
export function tableOf(figures: Readonly<Record<string, Figures>>): string {
  const sources = Object.keys(figures);
  const names = [...new Set(sources.flatMap((source) => Object.keys(figures[source] ?? {})))];
  const cell = (source: string, name: string) => {
    const one = figures[source]?.[name];
    return one ? `${one.hits}/${one.of} ${((one.hits / Math.max(1, one.of)) * 100).toFixed(0)}%` : '-';
  };
  return [
    ['', ...sources].map((one) => one.padEnd(15)).join(''),
    ...names.map((name) =>
      [name.padEnd(27), ...sources.map((source) => cell(source, name).padEnd(15))].join(''),
    ),
  ].join('\n');
}
