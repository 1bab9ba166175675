/** @file The lesson, the glossary and the tour, in Chinese. Apart from the catalogue: they come when they are asked for. */

import type { Guide } from '../guide.ts';

export const GUIDE: Guide = {
  lesson: {
    title: '课程：培育数据集',
    about: '六个问题。答案都在当前打开的项目的数值中，请先看再答。',
    needsPictures: '课程需要图片。用示例集即可。',
    openSample: '打开示例集',
    steps: '课程步骤',
    previous: '上一步',
    next: '下一题',
    leave: '离开课程',
    check: '检查',
    right: '正确。',
    wrong: '还不对：请再看看数值。',
    wait: '相关数值正在生成…',
    answer: '你的答案',
    open: '在工作室中打开',
    copy: '复制带此配方的链接',
    copied: '已复制。链接只含设置，不含你的图片。',
    notCopied: '浏览器不允许复制；地址与“在工作室中打开”相同。',
    seed: '种子',
    variant: (k) => `变体 ${k}`,
    rows: {
      guided: '有引导',
      unguided: '无引导',
    },
    choices: {
      guided: '有引导的一行',
      unguided: '无引导的一行',
      better: '有帮助，超出偶然',
      unclear: '无法判断：差异不超过偶然',
      worse: '没有，反而有害',
    },
    grow: {
      title: '培育的是什么？',
      text: '你带来的每张图片都是种子。先验模型对它编码，稍微移动编码，再生成一张新图片：变体。配方规定每个种子得到多少个变体。',
      question: (seeds, variants) => `这里有 ${seeds} 个种子，每个得到 ${variants} 个变体。一共会有多少张新图片？`,
      learnt: '正是这么多，而且每张都能由种子、编号和配方重新生成。',
    },
    entropy: {
      title: '熵看到什么？',
      text: '裁判给每个类别一个概率。熵说明概率有多分散，单位 nat：完全确定时为 0，C 个类别同样可能时为 ln C。它看到的是疑惑而非错误：错误的判读也可能很确定。',
      question: '裁判对其中哪个种子最不确定？',
      learnt: (entropy, classes, most) => `它的熵为 ${entropy} nat；ln ${classes} 为 ${most}。`,
    },
    guidance: {
      title: '引导带来什么？',
      text: '两行来自同一种子和同样的随机数。一行随机移动；另一行还遵从裁判：保持类别、增加信息、彼此不同。每张图片下是其类别的 p 和熵的变化。',
      question: (name) => `哪一行平均更确定是 ${name}？`,
      learnt: (guided, unguided, gain, otherGain) =>
        `有引导 p ${guided}，无引导 p ${unguided}；熵变化为 ${gain} 和 ${otherGain} nat。`,
    },
    failure: {
      title: '何时失败？',
      text: '半径 epsilon 规定变体能离开种子多远。太小，变体只是副本；太大，类别丢失或画面破碎。移动它，观察两行。',
      question: (name) => `在此半径下，两行中共有多少张不再被判读为 ${name}？`,
      radius: '半径 (epsilon)',
      learnt: '不再相符的标签会教错网络。审阅和规则就是用来拒绝这些变体的。',
    },
    test: {
      title: '为什么不用于测试集？',
      text: '测试所用的图片必须从未被学习过。训练中若有测试图片的变体，等于泄露答案；测试中若有变体，就是在问先验编造的图片。因此只培育 train，保留的图片不作改动。',
      question: '此项目有多少张图片被保留而从不培育？',
      hint: (all, seeds) => `${all} 张图片中有 ${seeds} 个种子。`,
      learnt: '若数据集没有测试图片，凭证会轮流保留每个种子及其变体。',
    },
    help: {
      title: '有帮助吗？',
      text: '凭证用文件夹本身以及培育出的内容多次训练小分类器，并在从不参与训练的图片上测试。增益大于重复之间的偶然波动才算数。',
      question: '此项目培育的内容有帮助吗？',
      first: '还没有凭证：先培育，再到“凭证”中训练并比较；答案在那里。',
      learnt: '写报告时请如实说明，并给出重复次数和离散程度。',
    },
  },
  glossary: {
    title: '术语',
    paper: (term) => `论文中：${term}`,
    seed: {
      word: '种子',
      text: '来自你文件夹的图片，由它培育新图片。',
    },
    variant: {
      word: '变体',
      text: '种子的一张新图片。它应体现同一类别，而在与类别无关之处有所不同。',
    },
    prior: {
      word: '先验',
      text: '生成图片的模型。它把图片变成短编码再变回来；改变编码就改变图片。',
    },
    judge: {
      word: '裁判',
      text: '判读图片的模型。它给出各类别的可能性，为变体打分，但从不替你决定。',
    },
    epsilon: {
      word: '半径',
      text: '变体可以离种子多远。近则稳妥而平淡，远则新颖而冒险。',
    },
    classScore: {
      word: '类别得分',
      text: '裁判认为是文件夹类别的可能性，从 0 到 1。请与种子自身的得分比较。',
    },
    entropy: {
      word: '熵',
      text: '裁判有多不确定：完全确定时为 0。比种子稍不确定而仍属本类的变体最值得学习。',
    },
    diversity: {
      word: '多样性',
      text: '同一种子的变体彼此有多不同。',
    },
    guidance: {
      word: '引导',
      text: '裁判指明方向：保持类别、增加信息、让变体彼此分开。没有引导，先验只是随机移动。',
    },
    nearCopy: {
      word: '近似副本',
      text: '与另一张几乎无法区分的图片。它教不了新东西；若在训练与测试之间，会使结果虚高。',
    },
    receipt: {
      word: '凭证',
      text: '检验培育是否有帮助：有与没有它的分类器，在从不训练的图片上测试。',
    },
  },
  tour: {
    next: '下一步',
    previous: '上一步',
    done: '完成',
    leave: '离开导览',
    progress: '{{current}} / {{total}}',
    steps: {
      title: '流程',
      text: '七个步骤，从你的图片到可训练的数据集。有事可做时步骤便会打开。',
    },
    pictures: {
      title: '你的图片',
      text: '这是示例集：其图片就是种子。裁判会逐一判读；请排除不属于它的图片。',
    },
    device: {
      title: '一切都在本机运行',
      text: '模型在本页运行，若有显卡则用显卡。没有图片离开本机。',
    },
    help: {
      title: '有疑问时',
      text: '按键、术语、课程和本导览都在这里。下一步：前往配方。',
    },
  },
};
