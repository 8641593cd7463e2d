namespace RedStation.Api.Demo;

/// <summary>What people of the demo city report, who deals with it, and what they write when it is done. All of it is made up.</summary>
internal static class DemoCaseWords
{
    private static readonly DemoReport[] Reports =
    [
        new("c0101", "人行道边井盖缺了一半，晚上看不清", "市政设施所", "已更换井盖并复核周边"),
        new("c0102", "巷口两盏路灯都不亮", "路灯管理所", "灯头已更换，恢复照明"),
        new("c0104", "通信线缆垂到一人高，骑车会碰到", "通信线缆整治专班", "线缆已收紧上架"),
        new("c0201", "非机动车道有个坑，雨天看不见", "市政设施所", "坑洞已填补"),
        new("c0202", "路口信号灯全灭，车辆抢行", "交警设施中队", "信号灯已恢复"),
        new("c0203", "护栏被撞歪，伸到非机动车道上", "市政设施所", "护栏已扶正加固"),
        new("c0204", "盲道被堆放的砖块占住", "综合行政执法中队", "占用物已清除"),
        new("c0301", "垃圾箱满了好几天，周围都是", "环卫所", "已清运并消杀"),
        new("c0401", "行道树被风吹斜，压着电动车棚", "园林养护站", "树木已扶正支撑"),
        new("c0501", "充电柜三号口插上没有反应", "驿站设备维护组", "充电口已更换"),
        new("e0101", "绿化带里倒了一大袋生活垃圾", "环卫所", "已清理，已加密巡查"),
        new("e0102", "路边堆着没人管的建筑渣土", "综合行政执法中队", "渣土已清运"),
        new("e0103", "下穿通道积水到脚踝", "排水养护队", "积水已抽排"),
        new("e0302", "工地围挡底部破了一个洞", "住建工地巡查组", "围挡已更换"),
        new("e0501", "烧烤摊占住整条非机动车道", "综合行政执法中队", "已劝离并教育"),
        new("e0502", "共享单车堆满公交站台", "共享单车运维队", "车辆已摆放整齐"),
        new("e0503", "小区消防通道停了三辆车", "消防救援站", "车辆已驶离，通道已划线"),
        new("e0504", "三楼窗口拉线下来给电动车充电", "社区安全专管员", "飞线已拆除，已引导到充电棚"),
    ];

    private static readonly string[] Suspensions = ["需整体改造，已列入明年计划", "产权单位正在协调", "雨季结束后方可施工"];
    private static readonly string[] Returns = ["位置不在本单位养护范围", "产权属通信运营商", "应由住建部门处理"];
    private static readonly string[] Reworks = ["现场仍有残留，请再处理", "只处理了一半", "修好的地方又松动了"];

    /// <summary>Something to report.</summary>
    public static DemoReport Any(Random random) => Reports[random.Next(Reports.Length)];

    /// <summary>Who deals with a class, and what they write in the end.</summary>
    public static DemoReport Of(string classId) => Reports.FirstOrDefault(report => report.ClassId == classId) ?? Reports[^1];

    /// <summary>Why it cannot be solved for now.</summary>
    public static string Suspension(Random random) => Suspensions[random.Next(Suspensions.Length)];

    /// <summary>Why a unit gives it back.</summary>
    public static string Return(Random random) => Returns[random.Next(Returns.Length)];

    /// <summary>Why the check did not pass.</summary>
    public static string Rework(Random random) => Reworks[random.Next(Reworks.Length)];
}

/// <summary>A report and its end.</summary>
/// <param name="ClassId">Of the list that came with the program.</param>
/// <param name="Note">What the reporter writes.</param>
/// <param name="Unit">Who deals with it.</param>
/// <param name="Done">What is written when it is done.</param>
internal sealed record DemoReport(string ClassId, string Note, string Unit, string Done);
