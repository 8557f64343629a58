// Deliveries of the procuratorate about the officials of the coordination (DS14) and the posts they hold.
import type { Delivery, Row } from '../delivery.ts';
import { type Official, officials } from '../world/officials.ts';
import { spoiled } from './dirt.ts';
import { dotDay, maybe } from './format.ts';

export function officialFiles(): Delivery[] {
  const posts = officials.flatMap(postRows);
  const nowhere = spoiled(posts[0], { 任职单位: '市某某协会' });
  return [
    {
      path: 'procuratorate/official-20250604.csv',
      form: 'csv',
      encoding: 'utf8',
      rows: officials.map(officialRow),
    },
    { path: 'procuratorate/official_post-20250604.csv', form: 'csv', encoding: 'gb18030', rows: [...posts, nowhere] },
  ];
}

const officialRow = ({ number, name, identity, category }: Official): Row => ({
  人员编号: number,
  姓名: name,
  身份证号: identity,
  人员类别: category,
});

const postRows = ({ number, posts }: Official): Row[] =>
  posts.map(({ agency, department, title, from, to }) => ({
    人员编号: number,
    任职单位: agency,
    内设机构: department,
    职务: title,
    任职日期: dotDay(from),
    离任日期: maybe(to, dotDay),
  }));
