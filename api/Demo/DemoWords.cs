namespace RedStation.Api.Demo;

/// <summary>The words that names of streets, stations, operators and people are made of. All of them are made up.</summary>
internal static class DemoWords
{
    private const string StreetFirst = "望临锦云枫梧青和兴安文景秀澄竹柳荷桂星海春朝明惠德荣康宁泽丰";
    private const string StreetSecond = "江湖桥塘溪源苑园里坊岸林港山泉渡湾亭田浦";

    private static readonly string[] StreetKinds = ["路", "路", "路", "街", "街", "巷", "弄"];
    private static readonly string[] StationKinds = ["红色驿站", "暖心驿站", "小哥驿站", "骑手之家", "共享驿站", "爱心驿站", "先锋驿站"];
    private static readonly string[] Operators =
    [
        "和风社会服务中心", "青松志愿服务队", "邻里同心服务社", "红巷社区发展中心", "晨光公益服务中心", "众益社工事务所", "橙心新就业群体服务中心", "百川物业服务站",
    ];

    private static readonly string[] Surnames =
    [
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "郑", "梁", "谢", "宋", "唐", "许",
    ];

    private static readonly string[] GivenNames =
    [
        "伟", "磊", "勇", "军", "杰", "涛", "超", "强", "鹏", "飞", "波", "斌", "宇", "浩", "凯", "静", "敏", "丽", "娟", "霞", "建国", "志强", "海涛",
        "小军", "文斌", "俊杰", "晓东", "国华", "永康", "家豪", "子轩", "雨桐", "春梅", "秀英", "晓燕", "雪梅", "玉兰", "丽华", "佳怡", "思远",
    ];

    /// <summary>A street, e.g. 望溪路.</summary>
    public static string Street(Random random) =>
        $"{StreetFirst[random.Next(StreetFirst.Length)]}{StreetSecond[random.Next(StreetSecond.Length)]}{Pick(random, StreetKinds)}";

    /// <summary>A station's name on a street, e.g. 望溪路暖心驿站.</summary>
    public static string Station(Random random, string street) => street + Pick(random, StationKinds);

    /// <summary>An organisation that runs stations.</summary>
    public static string Operator(Random random, string city) => city + Pick(random, Operators);

    /// <summary>A person's name, e.g. 陈海涛.</summary>
    public static string Person(Random random) => Pick(random, Surnames) + Pick(random, GivenNames);

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
