// Words that the stock dictionary cuts apart although the trade uses them as one. Written for the project; add freely.
// Raise the version of every index afterwards: documents and questions must be cut the same way.

const LEXICON_LINES = `
新材料 新能源 新工艺 新产品 高分子 复合材料 先进陶瓷 特种合金 高温合金 铝合金 镁合金 钛合金 稀土永磁 碳纤维 玻璃纤维 玄武岩纤维
石墨烯 气凝胶 相变材料 储氢材料 固态电池 锂电池 钠离子电池 燃料电池 动力电池 负极材料 正极材料 电解液 光伏组件 储能系统
页岩气 页岩油 压裂液 返排液 压裂返排液 钻井液 固井 完井 井下工具 采出水 油基岩屑 天然气 瓦斯抽采 余热回收 余热发电 碳捕集 碳排放 碳足迹
榨菜 青菜头 腌制 盐水 高盐废水 高盐有机废水 泡菜 调味品 预制菜 冷链 保鲜 酶解 发酵罐 益生菌 乳酸菌 亚硝酸盐 食品安全
中药材 中医药 中成药 饮片 道地药材 药食同源 提取物 挥发油 多糖 黄酮 生物碱 指纹图谱 青蒿素 黄连 白芷 栀子
生命科技 生物医药 基因编辑 单克隆抗体 体外诊断 免疫层析 微流控 干细胞 疫苗佐剂 医疗器械 骨科植入物 可降解支架
智能建造 装配式建筑 预制构件 建筑信息模型 钢结构 再生骨料 混凝土 超高性能混凝土 砂浆 隧道掘进 盾构机 边坡监测 桥梁健康监测
智能制造 数控机床 五轴联动 机器视觉 工业机器人 协作机器人 伺服电机 减速器 谐波减速器 轴承 铸造 压铸 锻造 热处理 增材制造 激光熔覆 激光焊接 表面处理 电镀 涂层
数字经济 工业互联网 数字孪生 人工智能 大模型 知识图谱 机器学习 深度学习 强化学习 联邦学习 计算机视觉 目标检测 缺陷检测 故障诊断 预测性维护 边缘计算 云计算 大数据 区块链 物联网 传感器 低功耗
废水处理 污水处理 膜分离 反渗透 超滤 纳滤 电渗析 蒸发结晶 零排放 脱硫 脱硝 除尘 挥发性有机物 固废 危废 污泥 土壤修复 重金属 农业面源
技术转移 成果转化 产学研 揭榜挂帅 技术开发 技术转让 技术许可 技术咨询 技术服务 专利许可 作价入股 中试 小试 产业化 知识产权 发明专利 实用新型
无人机 遥感 北斗 毫米波 射频 半导体 芯片 晶圆 光刻胶 封装 功率器件 碳化硅 氮化镓 激光雷达 光纤 红外 太赫兹
种质资源 育种 水稻 玉米 柑橘 畜禽养殖 水产养殖 饲料添加剂 有机肥 微生物菌剂 病虫害 农机 植保
`;

/** In the format of `Jieba.loadDict`: word, frequency high enough to win over its parts, tag. */
export function lexiconEntries(): string {
  const words = new Set(LEXICON_LINES.split(/\s+/).filter(Boolean));
  return [...words].map((word) => `${word} 20000 n`).join('\n');
}
