using RedStation.Contracts.Tasks;

namespace RedStation.Api.Demo;

/// <summary>What played dispatchers ask for and played riders answer. All of it is made up.</summary>
internal static class DemoTaskWords
{
    private static readonly (TaskType Type, string Note)[] Tasks =
    [
        (TaskType.HazardCheck, "沿街商铺门口疑似堆放杂物占用消防通道，请到场核实"),
        (TaskType.HazardCheck, "小区楼道有电动车飞线充电，请到场查看"),
        (TaskType.HazardCheck, "路口窨井盖松动，过车有异响，请查看并拍照"),
        (TaskType.HazardCheck, "围挡被大风吹斜，影响非机动车通行，请核实"),
        (TaskType.HazardCheck, "餐饮店后厨排烟口有明火痕迹，请在门外查看"),
        (TaskType.SnapReport, "公交站台玻璃破损，请随手拍一张现场照片"),
        (TaskType.SnapReport, "共享单车堆放挡住盲道，请随手拍"),
        (TaskType.SnapReport, "路灯不亮，请确认灯杆编号"),
        (TaskType.Patrol, "请沿河道步道巡查一段，留意护栏和警示牌"),
        (TaskType.Patrol, "老旧小区晚间安全巡逻一圈"),
        (TaskType.Mediation, "快递柜前两位居民因占位争执，请先到场劝解"),
        (TaskType.FirstAid, "驿站内一位老人感到不适，请具备急救技能的骑手先行到场"),
    ];

    private static readonly string[] ForPeople =
    [
        "您附近有人反映人行道地砖翘起，请顺路看一看",
        "您附近的路口有积水，请顺路确认是否影响通行",
        "您附近的店铺门前线缆垂落，请在安全距离外查看",
    ];

    private static readonly string[] Notes =
    [
        "已到场查看，情况属实，已提醒商户清理", "已到场，现场已恢复正常", "已拍照并设置简易警示，需专业队伍处置", "已劝离，双方情绪平稳", "巡查完毕，未发现异常",
    ];

    /// <summary>A task for anybody; mediation and first aid, which need skills, are rare.</summary>
    public static (TaskType Type, string Note) Any(Random random) => Tasks[random.Next(Tasks.Length)];

    /// <summary>A patrol.</summary>
    public static string Patrol(Random random) => Tasks.Where(task => task.Type == TaskType.Patrol).ElementAt(random.Next(2)).Note;

    /// <summary>A hazard check for a person who has just gone on duty.</summary>
    public static string Person(Random random) => ForPeople[random.Next(ForPeople.Length)];

    /// <summary>Whether a task was made for a person; played riders leave it alone.</summary>
    public static bool IsForPerson(string note) => ForPeople.Contains(note);

    /// <summary>What a played rider writes when done.</summary>
    public static string Evidence(Random random) => Notes[random.Next(Notes.Length)];
}
