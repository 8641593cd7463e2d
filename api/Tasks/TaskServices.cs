namespace RedStation.Api.Tasks;

/// <summary>Registers what the endpoints of tasks need.</summary>
internal static class TaskServices
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services.AddSingleton<TaskAccess>();
}
