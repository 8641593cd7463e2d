using RedStation.Api.Hosting;
using RedStation.Api.Realtime;
using RedStation.Storage.Photos;

namespace RedStation.Api.Tasks;

/// <summary>Registers what the endpoints of tasks and of their photos need, and the dispatchers' hub.</summary>
internal static class TaskServices
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services
        .AddSingleton<TaskAccess>()
        .AddSingleton<CandidateNames>()
        .AddSingleton<DutyRecords>()
        .AddSingleton<EvidencePhotos>()
        .AddHub<DispatchHub>("json")
        .AddHostedSingleton<DispatchGateway>();
}
